package furong.callback;

import static furong.ordering.Counter.atOnce;
import static furong.ordering.Counter.refused;
import static furong.ordering.Counter.succeeds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import furong.FurongTest;
import furong.ordering.Counter;
import furong.ordering.Order;
import furong.ordering.Orders;
import furong.organisation.Scope;
import furong.organisation.StaffMember;
import furong.promise.PromiseState;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.survey.Level;
import furong.survey.Occasion;
import furong.survey.Script;
import furong.survey.Scripts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FurongTest
class CallbacksTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);
    private static final Map<String, String> GOOD = Map.of(
            "works",
            "yes",
            "on_time",
            "yes",
            "uniform",
            "yes",
            "badge",
            "yes",
            "shown",
            "yes",
            "clean",
            "yes",
            "money",
            "yes",
            "level",
            "SATISFIED");
    private static final Scope OURS = new Scope(Set.of(Counter.UNIT));

    @Autowired
    Counter counter;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Writing writing;

    @Autowired
    DueList dueList;

    @Autowired
    Orders orders;

    @Autowired
    Promises promises;

    @Autowired
    Scripts scripts;

    @BeforeEach
    void theHallOpens() {
        counter.opens(MONDAY);
    }

    @Test
    void everyOccasionHasAScriptThatAsksHowItWas() {
        for (var occasion : Occasion.values())
            assertThat(scripts.current(occasion, MONDAY).questions())
                    .as(occasion.name())
                    .extracting(Script.Question::kind)
                    .contains(Script.Kind.LEVEL);
    }

    @Test
    void anObligationIsExpectedWithTheOrderAndDueWithTheCrewsDone() {
        var order = counter.order(counter.walksIn("朱七"), "ADSL_2M");
        assertThat(only(order)).isInstanceOf(Callback.Expected.class);
        counter.crewDoes(order);
        var due = (Callback.Due) only(order);
        assertThat(due.at()).isCloseTo(counter.now(), within(1, ChronoUnit.MINUTES));
        assertThat(due.until()).isEqualTo(promise(due).dueAt()).isAfter(due.at());
        assertThat(due.matter().handler()).isEqualTo(counter.technician().id());
        assertThat(promise(due).state()).isEqualTo(PromiseState.OPEN);
    }

    @Test
    void whereNoCrewCameTheClerkIsTheHandler() {
        var customer = counter.walksIn("秦八");
        var order = orders.place(counter.wish(customer, "PHS_STANDARD"), counter.at(counter.clerk()));
        var due = (Callback.Due) only(order);
        assertThat(due.matter().handler()).isEqualTo(counter.clerk().id());
    }

    @Test
    void aCancelledOrderIsNotAskedAbout() {
        var order = counter.order(counter.walksIn("尤九"), "ADSL_2M");
        orders.cancel(order.customer(), order.id(), "不装了", counter.at(counter.clerk()));
        assertThat(only(order)).isInstanceOf(Callback.Withdrawn.class);
    }

    @Test
    @DisplayName("A4.6 a complete callback keeps its promise and names its recording")
    void aCompleteCallbackKeepsItsPromise() {
        var due = dueCallback("何一");
        end(due, Disposition.I, GOOD, counter.agent());
        var view = callbacks.view(due.customer(), due.id());
        var closed = (Callback.Closed) view.callback();
        assertThat(closed.closing().disposition()).isEqualTo(Disposition.I);
        assertThat(closed.closing().level()).isEqualTo(Level.SATISFIED);
        assertThat(view.answers()).isEqualTo(GOOD);
        assertThat(view.attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.callRecord()).isEqualTo("REC-1"));
        assertThat(promise(due).state()).isEqualTo(PromiseState.KEPT);
        assertThat(view.rework()).isNull();
        refused("callback-not-due", () -> end(due, Disposition.I, GOOD, counter.agent()));
    }

    @Test
    void nothingIsPresetAndNothingRequiredMayBeLeftOut() {
        var due = dueCallback("吕二");
        assertThat(callbacks.view(due.customer(), due.id()).answers()).isEmpty();
        refused("callback-answer-missing", () -> end(due, Disposition.I, Map.of("works", "yes"), counter.agent()));
        refused("callback-answer-unknown", () -> end(due, Disposition.P, Map.of("works", "perhaps"), counter.agent()));
        refused("callback-answer-unheard", () -> end(due, Disposition.R, GOOD, counter.agent()));
        refused(
                "callback-record-missing",
                () -> callbacks.end(
                        new Ending(due.customer(), due.id(), Disposition.I, " ", GOOD, "", ""),
                        counter.at(counter.agent())));
        assertThat(callbacks.view(due.customer(), due.id()).attempts()).isEmpty();
    }

    @Test
    @DisplayName("A4.5 no contact takes three tries in different parts of the day")
    void noContactTakesThreeTriesInDifferentPartsOfTheDay() {
        var due = dueCallback("施三");
        var day = counter.today().plusDays(1);
        for (var hour : new int[] {9, 10, 11, 15}) {
            counter.clockShows(day, hour);
            callbacks.tried(due.customer(), due.id(), CallOutcome.NO_ANSWER, "", counter.at(counter.agent()));
            refused("callback-tries-left", () -> end(due, Disposition.NC, Map.of(), counter.agent()));
        }
        assertThat(row(due).partsTried()).containsOnly(DayPart.MORNING, DayPart.AFTERNOON);
        assertThat(row(due).suggested()).isEqualTo(DayPart.EVENING);
        counter.clockShows(day, 19);
        callbacks.tried(due.customer(), due.id(), CallOutcome.BUSY, "", counter.at(counter.agent()));
        refused("callback-still-open", () -> end(due, Disposition.NC, Map.of(), counter.agent()));
        counter.clockShows(day.plusDays(3), 20);
        writing.sweep(1000);
        assertThat(callbacks.view(due.customer(), due.id()).callback()).isInstanceOf(Callback.Closed.class);
    }

    @Test
    @DisplayName("A4.5 an unhappy answer reopens the matter and a second callback follows what was done")
    void anUnhappyAnswerReopensTheMatterAndAsksAgainAfterwards() {
        var due = dueCallback("张四");
        var unhappy = new java.util.HashMap<>(GOOD);
        unhappy.put("level", "DISSATISFIED");
        callbacks.end(
                new Ending(due.customer(), due.id(), Disposition.I, "REC-2", unhappy, "网速太慢", ""),
                counter.at(counter.agent()));
        var rework = callbacks.view(due.customer(), due.id()).rework();
        assertThat(rework).isNotNull();
        assertThat(rework.why()).isEqualTo("网速太慢");
        assertThat(rework.owner()).isEqualTo(Counter.UNIT);
        assertThat(dueList.reworks(OURS, 1000))
                .anySatisfy(open -> assertThat(open.id()).isEqualTo(rework.id()));
        assertThat(promises.about(due.customer(), rework.id().subject()))
                .singleElement()
                .satisfies(promise -> assertThat(promise.type()).isEqualTo(PromiseType.BACK_OFFICE));

        assertThat(callbacks.about(due.customer(), due.matter().subject()).getLast())
                .as("the second callback is expected in the transaction of the unhappy answer")
                .isInstanceOf(Callback.Expected.class);

        callbacks.reworkDone(due.customer(), rework.id(), "更换了端口", counter.at(counter.technician()));

        assertThat(promises.about(due.customer(), rework.id().subject()))
                .singleElement()
                .satisfies(promise -> assertThat(promise.state()).isEqualTo(PromiseState.KEPT));
        var again = callbacks.about(due.customer(), due.matter().subject());
        assertThat(again).hasSize(2);
        var second = (Callback.Due) again.getLast();
        assertThat(second.matter().occasion()).isEqualTo(Occasion.REWORK);
        refused(
                "callback-rework-not-open",
                () -> callbacks.reworkDone(due.customer(), rework.id(), "又一次", counter.at(counter.technician())));
        end(second, Disposition.I, Map.of("solved", "yes", "level", "TOUCHED"), counter.agent());
        assertThat(callbacks.view(due.customer(), second.id()).rework()).isNull();
    }

    @Test
    void twoAgentsNeverRingTheSameCustomer() throws Exception {
        var due = dueCallback("孔五");
        var agents = List.of(counter.agent(), counter.secondAgent());
        var claims = atOnce(IntStream.range(0, 10)
                .<Callable<Claim>>mapToObj(
                        n -> () -> callbacks.claim(due.customer(), due.id(), counter.at(agents.get(n % 2))))
                .toList());
        assertThat(claims.stream().filter(Claim.Yours.class::isInstance)).hasSize(5);
        var holder = row(due).claimedBy();
        var other = agents.stream()
                .filter(agent -> !agent.badge().equals(holder))
                .findFirst()
                .orElseThrow();
        refused("callback-taken", () -> end(due, Disposition.I, GOOD, other));
        counter.clockShows(counter.today(), 20);
        assertThat(row(due).claimedBy()).as("a claim lapses").isNull();
        end(due, Disposition.I, GOOD, other);
    }

    @Test
    void ofTenEndingsAtOnceOneCounts() throws Exception {
        var due = dueCallback("曹六");
        var outcomes = atOnce(IntStream.range(0, 10)
                .<Callable<Boolean>>mapToObj(n -> () -> succeeds(() -> end(due, Disposition.I, GOOD, counter.agent())))
                .toList());
        assertThat(outcomes).containsOnlyOnce(true);
        assertThat(callbacks.view(due.customer(), due.id()).attempts()).hasSize(1);
    }

    @Test
    void leavingACustomerUnaskedTakesTwo() {
        var due = dueCallback("严七");
        refused("callback-needs-a-second", () -> end(due, Disposition.X, Map.of(), counter.agent()));
        refused(
                "callback-not-proposed",
                () -> callbacks.confirmExclusion(due.customer(), due.id(), counter.at(counter.agent())));
        callbacks.proposeExclusion(due.customer(), due.id(), "测试单", counter.at(counter.agent()));
        refused(
                "callback-needs-a-second",
                () -> callbacks.confirmExclusion(due.customer(), due.id(), counter.at(counter.agent())));
        refused(
                "callback-own-work",
                () -> callbacks.confirmExclusion(due.customer(), due.id(), counter.at(counter.technician())));
        callbacks.confirmExclusion(due.customer(), due.id(), counter.at(counter.secondAgent()));
        var closed = (Callback.Closed) callbacks.view(due.customer(), due.id()).callback();
        assertThat(closed.closing().disposition()).isEqualTo(Disposition.X);
        assertThat(promise(due).state()).isEqualTo(PromiseState.VOID);
    }

    @Test
    void anAgentSeesNothingOfTheOwnUnitAndNothingOutOfScope() {
        var due = dueCallback("华八");
        assertThat(row(due).tries()).isZero();
        assertThat(dueList.of(counter.at(counter.clerk()), OURS, null, 1000))
                .noneSatisfy(row -> assertThat(row.callback()).isEqualTo(due.id()));
        assertThat(dueList.of(counter.at(counter.agent()), new Scope(Set.of(Counter.HOTLINE)), null, 1000))
                .isEmpty();
    }

    private Callback.Due dueCallback(String name) {
        var order = counter.order(counter.walksIn(name), "ADSL_2M");
        counter.crewDoes(order);
        return (Callback.Due) only(order);
    }

    private Callback only(Order order) {
        var all = callbacks.about(order.customer(), order.id().subject());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private void end(Callback.Due due, Disposition how, Map<String, String> answers, StaffMember by) {
        callbacks.end(new Ending(due.customer(), due.id(), how, "REC-1", answers, "", ""), counter.at(by));
    }

    private DueRow row(Callback.Due due) {
        return dueList.of(counter.at(counter.agent()), OURS, null, 5000).stream()
                .filter(row -> row.callback().equals(due.id()))
                .findFirst()
                .orElseThrow();
    }

    private furong.promise.Promise promise(Callback callback) {
        return promises.about(callback.customer(), callback.id().subject()).getFirst();
    }
}
