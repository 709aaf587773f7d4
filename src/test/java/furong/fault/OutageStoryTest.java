package furong.fault;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.callback.Callback;
import furong.callback.Callbacks;
import furong.care.Desk;
import furong.contact.ContactChannel;
import furong.contact.Duties;
import furong.customer.Customer;
import furong.fault.Outages.NewOutage;
import furong.message.Message;
import furong.message.Messages;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.ordering.Counter;
import furong.organisation.Scope;
import furong.organisation.StaffMember;
import furong.promise.Promise;
import furong.promise.PromiseState;
import furong.promise.Promises;
import furong.subscription.SubscriptionId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Faults of one and of five hundred. */
@FurongTest
class OutageStoryTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2037, 4, 1);
    private static final int HIT = 500;

    @Autowired
    Counter counter;

    @Autowired
    Desk desk;

    @Autowired
    Faults faults;

    @Autowired
    Mending mending;

    @Autowired
    Outages outages;

    @Autowired
    OutageRun run;

    @Autowired
    Promises promises;

    @Autowired
    Messages messages;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Duties duties;

    @Autowired
    SimulatedSwitch exchange;

    private StaffMember agent;
    private StaffMember dispatcher;

    @BeforeEach
    void theExchangeWorks() {
        counter.opens(WEDNESDAY);
        exchange.behave(Counter.EXCHANGE, Behaviour.WELL);
        agent = desk.agent("报障员");
        dispatcher = desk.dispatcher("调度员");
    }

    @AfterEach
    void theExchangeWorksAgain() {
        exchange.behave(Counter.EXCHANGE, Behaviour.WELL);
    }

    private record Reported(Customer customer, SubscriptionId line, Fault fault) {}

    @Test
    void anOutageOfFiveHundredIsOneUpdateToAllAndOneEntryEndsIt() {
        var hit = new ArrayList<Reported>();
        for (var n = 0; n < HIT; n++) hit.add(report("片区" + n));
        var scope = new Scope(Set.of(Counter.UNIT));
        var suspect = outages.suspects(scope).stream()
                .filter(one -> one.exchange().equals(Counter.EXCHANGE))
                .findFirst()
                .orElseThrow();
        assertThat(suspect.faults()).isGreaterThanOrEqualTo(HIT);
        var where = new NewOutage(
                Counter.EXCHANGE, Counter.AREA, "光缆中断，正在抢修", counter.now().plus(Duration.ofHours(6)));
        var id = outages.declare(where, desk.at(dispatcher));
        refused("outage-known", () -> outages.declare(where, desk.at(dispatcher)));
        work();
        outages.update(id, "已找到断点，预计两小时", desk.at(dispatcher));
        work();
        work();
        for (var one : hit)
            assertThat(said(one)).filteredOn(text -> text.contains("片区故障进展")).hasSize(2);
        assertThat(outages.get(id).updates())
                .allSatisfy(update -> assertThat(update.told()).isGreaterThanOrEqualTo(HIT));

        var late = report("后来的");
        assertThat(late.fault().outage()).isEqualTo(id);
        assertThat(said(late)).anyMatch(text -> text.contains("受片区故障影响"));
        assertThat(faults.outagesAround(late.customer().id()))
                .extracting(Outage::id)
                .contains(id);

        counter.clockShows(WEDNESDAY.plusDays(3), 8);
        promises.breakOverdue(10_000);
        outages.mended(id, "CABLE", "光缆已熔接", desk.at(dispatcher));
        work();
        for (var one : hit) {
            assertThat(faults.get(one.customer().id(), one.fault().id()).state())
                    .isEqualTo(FaultState.MENDED);
            var promise = promise(one);
            assertThat(promise.state()).isEqualTo(PromiseState.BROKEN);
            assertThat(promise.compensation().amount().isPositive()).isTrue();
            assertThat(promise.compensation().days()).isEqualTo(3);
            assertThat(callbacks.about(one.customer().id(), one.fault().id().subject()))
                    .singleElement()
                    .isInstanceOf(Callback.Due.class);
            assertThat(said(one)).anyMatch(text -> text.contains("无需申请"));
        }
        assertThat(outages.hit(id).open()).isZero();
        assertThat(faults.outagesAround(late.customer().id()))
                .extracting(Outage::id)
                .doesNotContain(id);
        refused("outage-over", () -> outages.update(id, "x", desk.at(dispatcher)));
    }

    @Test
    void aLineThatFailsItsTestIsNotMendedBySayingSo() {
        var one = report("钱一");
        exchange.behave(Counter.EXCHANGE, new Behaviour(Duration.ZERO, false, false, true));
        assertThat(mending.test(one.customer().id(), one.fault().id(), desk.at(agent))
                        .passed())
                .isFalse();
        refused("fault-line-bad", () -> mend(one, "LINE"));
        exchange.behave(Counter.EXCHANGE, Behaviour.WELL);
        mend(one, "LINE");
        assertThat(promise(one).state()).isEqualTo(PromiseState.KEPT);
        assertThat(promise(one).compensation()).isNull();
        assertThat(duties.find(one.customer().id(), one.fault().id().subject())
                        .orElseThrow()
                        .settledAt())
                .isNotNull();
        refused("fault-not-open", () -> mend(one, "LINE"));
    }

    @Test
    void reportingALineAgainIsTheSameFault() {
        var one = report("孙二");
        var again = faults.report(wanted(one.customer(), one.line()), desk.at(agent));
        assertThat(again.id()).isEqualTo(one.fault().id());
        refused(
                "fault-symptom",
                () -> faults.report(
                        new NewFault(one.customer().id(), one.line(), "HICCUPS", "", ContactChannel.HALL, null),
                        desk.at(agent)));
    }

    @Test
    @DisplayName(
            "G4-2 a late repair of ours waives the rent by itself; a third party's or the customer's cause pays as the rule says")
    void lateRepairWaivesTheRentUnlessTheCauseIsExcluded() {
        var ours = report("李三");
        var theirs = report("周四");
        counter.clockShows(WEDNESDAY.plusDays(4), 8);
        promises.breakOverdue(10_000);
        mend(ours, "EXCHANGE");
        mend(theirs, "TERMINAL");
        assertThat(promise(ours).compensation()).isNotNull();
        assertThat(promise(ours).compensation().days()).isEqualTo(4);
        assertThat(promise(theirs).state()).isEqualTo(PromiseState.BROKEN);
        assertThat(promise(theirs).compensation()).isNull();
        assertThat(promise(theirs).cause()).isEqualTo("CUSTOMER");
    }

    @Test
    void aCrewComesMendsItAndIsTheHandlerOfItsCallback() {
        var one = report("吴五");
        var hold = counter.hold(one.customer().id(), mending.skill(one.fault()), Mending.VISIT_MINUTES, 0);
        var visit = mending.sendCrew(one.customer().id(), one.fault().id(), hold, desk.at(agent));
        refused(
                "fault-visit-booked",
                () -> mending.sendCrew(
                        one.customer().id(),
                        one.fault().id(),
                        counter.hold(one.customer().id(), mending.skill(one.fault()), Mending.VISIT_MINUTES, 1),
                        desk.at(agent)));
        counter.crewDoes(one.customer().id(), visit);
        assertThat(faults.get(one.customer().id(), one.fault().id()).state()).isEqualTo(FaultState.MENDED);
        var due = (Callback.Due)
                callbacks.about(one.customer().id(), one.fault().id().subject()).getFirst();
        assertThat(due.matter().handler()).isEqualTo(counter.technician().id());
    }

    private Reported report(String name) {
        var customer = counter.walksIn(name);
        var line = desk.adsl(customer);
        return new Reported(customer, line, faults.report(wanted(customer, line), desk.at(agent)));
    }

    private static NewFault wanted(Customer customer, SubscriptionId line) {
        return new NewFault(customer.id(), line, "NO_SYNC", "上不了网", ContactChannel.HOTLINE, null);
    }

    private void mend(Reported one, String cause) {
        mending.mended(one.customer().id(), one.fault().id(), cause, "已处理", desk.at(dispatcher));
    }

    private void work() {
        for (var n = 0; n < 20 && run.work() > 0; n++) {}
    }

    private Promise promise(Reported one) {
        return promises.about(one.customer().id(), one.fault().id().subject()).getFirst();
    }

    private List<String> said(Reported one) {
        return messages.of(one.customer().id(), 20).stream().map(Message::said).toList();
    }
}
