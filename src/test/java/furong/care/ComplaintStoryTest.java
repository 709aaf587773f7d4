package furong.care;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.callback.Callback;
import furong.callback.Callbacks;
import furong.callback.Disposition;
import furong.callback.Ending;
import furong.contact.ContactChannel;
import furong.contact.Duties;
import furong.contact.DutyFigures;
import furong.customer.Customer;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.message.Message;
import furong.message.Messages;
import furong.ordering.Counter;
import furong.organisation.Scope;
import furong.organisation.StaffMember;
import furong.promise.PromiseState;
import furong.promise.PromiseType;
import furong.promise.Promises;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A complaint's whole life: told once on the telephone, handled elsewhere, answered, closed, asked about, heard. */
@FurongTest
class ComplaintStoryTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);
    private static final Map<String, String> ABOUT = Map.of("about", "服务态度");
    private static final Map<String, String> CONTENT =
            Map.of("answered", "yes", "solved", "yes", "again", "no", "level", "TOUCHED");

    @Autowired
    Counter counter;

    @Autowired
    Desk desk;

    @Autowired
    Cases cases;

    @Autowired
    Answers answers;

    @Autowired
    Escalations escalations;

    @Autowired
    Duties duties;

    @Autowired
    DutyFigures figures;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Promises promises;

    @Autowired
    Messages messages;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcClient db;

    private StaffMember agent;
    private StaffMember handler;
    private Customer customer;

    @BeforeEach
    void theHotlineIsStaffed() {
        counter.opens(MONDAY);
        agent = desk.agent("首问" + System.nanoTime());
        handler = desk.dispatcher("处理" + System.nanoTime());
        customer = counter.walksIn("卓投诉");
    }

    @Test
    void aComplaintFromTheCallToTheCustomersWord() {
        var opened = open();
        var subject = opened.id().subject();
        assertThat(promise(subject).state()).isEqualTo(PromiseState.OPEN);
        assertThat(opened.unit()).isEqualTo(customer.owner());
        assertThat(saidTo(customer)).anyMatch(text -> text.contains(opened.number()));

        duties.offer(customer.id(), subject, new Duties.Offer(Counter.UNIT, null, "装机迟到，客户很生气"), desk.at(agent));
        assertThat(cases.get(customer.id(), opened.id()).handler()).isEqualTo(agent.id());
        refused("duty-not-for-you", () -> duties.accept(customer.id(), subject, desk.at(agent)));
        duties.accept(customer.id(), subject, desk.at(handler));
        assertThat(cases.get(customer.id(), opened.id()).handler()).isEqualTo(handler.id());
        assertThat(duties.owedBy(agent.id(), 50))
                .extracting(duty -> duty.subject())
                .contains(subject);

        refused("case-steps-left", () -> answer(opened, "对不起"));
        refused("case-step-early", () -> cases.done(customer.id(), opened.id(), "ASSESS", "x", desk.at(handler)));
        for (var step : List.of("CONTACT", "ASSESS", "INVESTIGATE"))
            cases.done(customer.id(), opened.id(), step, "已办", desk.at(handler));
        refused("case-not-answered", () -> answers.close(customer.id(), opened.id(), "MANNERS", desk.at(handler)));
        answer(opened, "查实，已批评并道歉");
        assertThat(promise(subject).state()).isEqualTo(PromiseState.KEPT);
        assertThat(saidTo(customer)).anyMatch(text -> text.contains("查实，已批评并道歉"));

        refused("case-cause", () -> answers.close(customer.id(), opened.id(), "NO_SUCH", desk.at(handler)));
        answers.close(customer.id(), opened.id(), "MANNERS", desk.at(handler));
        var due = due(subject, 1);
        assertThat(due.matter().handler()).isEqualTo(handler.id());
        assertThat(due.matter().handlerUnit()).isEqualTo(Counter.UNIT);
        assertThat(duties.find(customer.id(), subject).orElseThrow().confirmedAt())
                .isNull();
        assertThat(duties.owedBy(agent.id(), 50))
                .extracting(duty -> duty.subject())
                .contains(subject);

        end(due, CONTENT);
        assertThat(duties.find(customer.id(), subject).orElseThrow().confirmedAt())
                .isNotNull();
        assertThat(duties.owedBy(agent.id(), 50))
                .extracting(duty -> duty.subject())
                .doesNotContain(subject);
        assertThat(timeline.of(customer.id(), null, 50).rows())
                .extracting(TimelineEntry::key)
                .contains(
                        "care.timeline.opened",
                        "care.timeline.answered",
                        "care.timeline.closed",
                        "contact.timeline.HOTLINE");
    }

    @Test
    void anUnhappyAnswerOpensTheNextRoundWithAPromiseAndACallbackOfItsOwn() {
        var opened = open();
        var subject = opened.id().subject();
        handle(opened);
        end(due(subject, 1), Map.of("answered", "yes", "solved", "no", "again", "yes", "level", "DISSATISFIED"));
        var again = cases.get(customer.id(), opened.id());
        assertThat(again.state()).isEqualTo(CaseState.OPEN);
        assertThat(again.round()).isEqualTo(2);
        assertThat(promises.about(customer.id(), subject))
                .filteredOn(promise -> promise.type() == PromiseType.COMPLAINT_ANSWER)
                .extracting(promise -> promise.state())
                .containsExactly(PromiseState.KEPT, PromiseState.OPEN);
        assertThat(duties.owedBy(agent.id(), 50))
                .extracting(duty -> duty.subject())
                .contains(subject);
        handle(opened);
        end(due(subject, 2), CONTENT);
        var record = cases.record(customer.id(), opened.id());
        assertThat(record.answers()).hasSize(2);
        assertThat(record.matter().state()).isEqualTo(CaseState.CLOSED);
        assertThat(duties.find(customer.id(), subject).orElseThrow().confirmedAt())
                .isNotNull();
    }

    @Test
    void aCaseWhoseTimeRunsGoesUpTheLadderToTheQualityDepartment() {
        var opened = open();
        counter.clockShows(MONDAY.plusDays(30), 9);
        for (var n = 0; n < 40 && escalations.sweep(500) > 0; n++) {}
        var late = cases.record(customer.id(), opened.id());
        assertThat(late.escalations())
                .extracting(CaseRecord.Escalated::target)
                .containsExactly(
                        Procedure.Target.HANDLER,
                        Procedure.Target.MANAGER,
                        Procedure.Target.PARENT,
                        Procedure.Target.QUALITY);
        assertThat(late.matter().escalatedTo()).isNotEqualTo(late.matter().unit());
        while (promises.breakOverdue(1000) > 0) {}
        assertThat(promise(opened.id().subject()).state()).isEqualTo(PromiseState.BROKEN);
        escalations.sweep(500);
        assertThat(cases.record(customer.id(), opened.id()).escalations()).hasSize(4);
    }

    @Test
    void whoWasAskedFirstIsSetOnceAndNeverChanged() {
        var opened = open();
        assertThatThrownBy(() -> db.sql("update contact.duty set first_asked_by = 1 where customer = ? and subject = ?")
                        .params(customer.id().value(), opened.id().subject())
                        .update())
                .hasMessageContaining("set once");
        assertThatThrownBy(() -> db.sql("delete from contact.duty where customer = ? and subject = ?")
                        .params(customer.id().value(), opened.id().subject())
                        .update())
                .hasMessageContaining("never forgotten");
        assertThat(duties.find(customer.id(), opened.id().subject())
                        .orElseThrow()
                        .firstAsked()
                        .id())
                .isEqualTo(agent.id().value());
    }

    @Test
    void aHandOverCountsWhenItIsAcceptedAndOnlyOneAccepts() throws Exception {
        var opened = open();
        var subject = opened.id().subject();
        var other = desk.dispatcher("另一" + System.nanoTime());
        duties.offer(customer.id(), subject, new Duties.Offer(Counter.UNIT, null, "请接手"), desk.at(agent));
        refused(
                "duty-offered",
                () -> duties.offer(customer.id(), subject, new Duties.Offer(Counter.UNIT, null, "再转"), desk.at(agent)));
        var won = Counter.<Boolean>atOnce(List.of(
                () -> Counter.succeeds(() -> duties.accept(customer.id(), subject, desk.at(handler))),
                () -> Counter.succeeds(() -> duties.accept(customer.id(), subject, desk.at(other)))));
        assertThat(won).containsExactlyInAnyOrder(true, false);
        refused("duty-why-missing", () -> duties.decline(customer.id(), subject, " ", desk.at(other)));
    }

    @Test
    void theMeasuresOfFirstAskedAreThoseOfItsDuties() {
        var from = counter.now();
        var scope = new Scope(Set.of(Counter.HOTLINE));
        var before = figures.measures(scope, from, from.plusSeconds(86_400));
        var opened = open();
        duties.offer(customer.id(), opened.id().subject(), new Duties.Offer(Counter.UNIT, null, "请接手"), desk.at(agent));
        assertThat(figures.measures(scope, from, from.plusSeconds(86_400)).unaccepted())
                .isEqualTo(before.unaccepted() + 1);
        duties.accept(customer.id(), opened.id().subject(), desk.at(handler));
        handle(opened);
        end(due(opened.id().subject(), 1), CONTENT);
        var after = figures.measures(scope, from, from.plusSeconds(86_400));
        assertThat(after.duties()).isEqualTo(before.duties() + 1);
        assertThat(after.handOvers()).isEqualTo(before.handOvers() + 1);
        assertThat(after.settled()).isEqualTo(before.settled() + 1);
        assertThat(after.settledByFirst()).isEqualTo(before.settledByFirst());
        assertThat(after.asked()).isEqualTo(before.asked() + 1);
        assertThat(after.toldAgain()).isEqualTo(before.toldAgain());
        assertThat(after.meanWait()).isNotNull();
    }

    private Case open() {
        var wanted = new NewCase(customer.id(), "GENERAL_COMPLAINT", "装机师傅迟到", "等了三个小时", ContactChannel.HOTLINE);
        return cases.open(wanted.with(ABOUT), desk.at(agent));
    }

    private void handle(Case opened) {
        for (var step : List.of("CONTACT", "ASSESS", "INVESTIGATE"))
            cases.done(customer.id(), opened.id(), step, "已办", desk.at(handler));
        answer(opened, "查实，已道歉");
        answers.close(customer.id(), opened.id(), "MANNERS", desk.at(handler));
    }

    private void answer(Case opened, String words) {
        answers.answer(customer.id(), opened.id(), Decision.UPHELD, words, desk.at(handler));
    }

    private furong.promise.Promise promise(String subject) {
        return promises.about(customer.id(), subject).stream()
                .filter(one -> one.type() == PromiseType.COMPLAINT_ANSWER)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private Callback.Due due(String subject, int round) {
        var all = callbacks.about(customer.id(), subject);
        assertThat(all).hasSize(round);
        return (Callback.Due) all.getLast();
    }

    private void end(Callback.Due due, Map<String, String> given) {
        callbacks.end(
                new Ending(customer.id(), due.matter().id(), Disposition.I, "REC-9", given, "", ""),
                counter.at(counter.agent()));
    }

    private List<String> saidTo(Customer whom) {
        return messages.of(whom.id(), 20).stream().map(Message::said).toList();
    }
}
