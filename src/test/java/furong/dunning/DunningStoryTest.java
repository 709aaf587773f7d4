package furong.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.dunning.Attempt.Channel;
import furong.dunning.Attempt.Outcome;
import furong.dunning.Debtors.Debtor;
import furong.message.Message;
import furong.message.Messages;
import furong.message.SimulatedCentre;
import furong.message.SimulatedCentre.Behaviour;
import furong.network.AccessDesk;
import furong.network.Admission.Admitted;
import furong.network.Admission.Rejected;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import furong.promise.Promise;
import furong.promise.PromiseState;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.subscription.Hold;
import furong.subscription.Reason;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A calendar of unpaid bills. */
@FurongTest
class DunningStoryTest {

    private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);

    @Autowired
    Debtors debtors;

    @Autowired
    Collecting collecting;

    @Autowired
    DunningBoard board;

    @Autowired
    Days days;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    AccessDesk accesses;

    @Autowired
    Messages messages;

    @Autowired
    SimulatedCentre centre;

    @Autowired
    Promises promises;

    @Autowired
    TimeTravel time;

    private Debtor li;

    @BeforeEach
    void theFirstOfMarch() {
        time.startAt(debtors.at(MARCH, 8));
        centre.behave(Behaviour.WELL);
        debtors.lay(40);
        li = debtors.moveIn();
    }

    @AfterEach
    void backToTheRealTime() {
        centre.behave(Behaviour.WELL);
        time.backToRealTime();
    }

    @Test
    void aYearOfOneCustomer() {
        debtors.bill(li, 5_000);
        days.passUntil(MARCH.plusDays(12));
        assertThat(stage()).as("two days late: nobody says anything yet").isEqualTo(Stage.REMINDING);
        assertThat(reminders()).isEmpty();

        days.passUntil(MARCH.plusDays(16));
        assertThat(reminders()).containsExactly("DUNNING_1");
        days.passUntil(MARCH.plusDays(27));
        assertThat(reminders()).containsExactly("DUNNING_2", "DUNNING_1");
        days.passUntil(MARCH.plusDays(40));
        assertThat(reminders()).containsExactly("DUNNING_LAST", "DUNNING_2", "DUNNING_1");
        assertThat(debtors.works(li)).isTrue();

        days.passUntil(MARCH.plusDays(44));
        assertThat(stage()).as("31 days overdue: the walled garden").isEqualTo(Stage.SOFT);
        assertThat(dialIn())
                .isInstanceOfSatisfying(
                        Admitted.class, in -> assertThat(in.garden()).isTrue());
        days.passUntil(MARCH.plusDays(59));
        assertThat(stage()).isEqualTo(Stage.SUSPENDED);
        assertThat(dialIn()).isInstanceOf(Rejected.class);

        debtors.pays(li, 5_000);
        assertThat(stage()).as("all undone the moment the debt clears").isEqualTo(Stage.CLEAR);
        assertThat(debtors.works(li)).isTrue();
        assertThat(dialIn())
                .isInstanceOfSatisfying(
                        Admitted.class, in -> assertThat(in.garden()).isFalse());
        assertThat(resume().state()).isEqualTo(PromiseState.KEPT);
        assertThat(Duration.between(resume().madeAt(), resume().dueAt())).isLessThanOrEqualTo(Duration.ofHours(48));
        assertThat(messages.of(li.customer(), 1).getFirst().template()).isEqualTo("LINE_ON");

        secondMonth();
        thirdMonth();
    }

    private void secondMonth() {
        var may = debtors.today();
        debtors.bill(li, 6_000);
        days.passUntil(may.plusDays(42));
        assertThat(stage()).isEqualTo(Stage.SOFT);
        collecting.promise(li.key(), debtors.today().plusDays(10), "发工资就交", Debtors.BY);
        assertThat(stage()).as("agreed: the line comes back until then").isEqualTo(Stage.PROMISED);
        assertThat(debtors.works(li)).isTrue();
        days.passUntil(debtors.today().plusDays(8));
        assertThat(debtors.works(li)).isTrue();
        debtors.pays(li, 6_000);
        assertThat(promised().state()).isEqualTo(PromiseToPay.State.KEPT);
        assertThat(stage()).isEqualTo(Stage.CLEAR);
    }

    private void thirdMonth() {
        var begin = debtors.today();
        debtors.bill(li, 7_000);
        days.passUntil(begin.plusDays(60));
        assertThat(stage()).isEqualTo(Stage.SUSPENDED);
        collecting.promise(li.key(), debtors.today().plusDays(5), "", Debtors.BY);
        assertThat(debtors.works(li)).isTrue();
        days.passUntil(debtors.today().plusDays(7));
        assertThat(promised().state()).isEqualTo(PromiseToPay.State.BROKEN);
        assertThat(stage())
                .as("the day passed: suspended again, without another reminder")
                .isEqualTo(Stage.SUSPENDED);
        var cut = debtors.today();
        days.passUntil(cut.plusDays(50));
        assertThat(subscriptions.get(li.customer(), li.line())).isInstanceOf(Subscription.Active.class);
        days.passUntil(cut.plusDays(64));
        assertThat(subscriptions.get(li.customer(), li.line())).isInstanceOf(Subscription.Cancelled.class);
        assertThat(stage()).isEqualTo(Stage.TERMINATED);
        days.passUntil(cut.plusDays(90));
        assertThat(stage()).as("and nothing follows any more").isEqualTo(Stage.TERMINATED);
    }

    @Test
    void nobodyIsRemindedAtNightAndEachAtTheSameTimeOfDay() {
        debtors.bill(li, 5_000);
        days.passUntil(MARCH.plusDays(30));
        assertThat(collecting.history(li.key()).attempts())
                .hasSize(2)
                .allSatisfy(attempt -> assertThat(
                                LocalTime.ofInstant(attempt.madeAt(), java.time.ZoneId.of("Asia/Shanghai")))
                        .isBetween(LocalTime.of(9, 0), LocalTime.of(20, 0)));
    }

    @Test
    void aReminderThatDoesNotArriveIsTriedAgainAndOnlyThenIsTheLineHeld() {
        debtors.bill(li, 5_000);
        centre.behave(Behaviour.REFUSES);
        days.passUntil(MARCH.plusDays(60));
        var attempts = collecting.history(li.key()).attempts();
        assertThat(attempts).hasSize(2 + 2 + 3).allMatch(attempt -> attempt.outcome() == Outcome.FAILED);
        assertThat(stage()).isEqualTo(Stage.SUSPENDED);
    }

    @Test
    void whoWantsNoMessagesIsCalledAndNotHeldBeforeSomebodyDidSo() {
        collecting.optOut(li.customer(), "at the counter", Debtors.BY);
        debtors.bill(li, 5_000);
        days.passUntil(MARCH.plusDays(60));
        assertThat(reminders()).isEmpty();
        assertThat(debtors.works(li)).as("the call was never made").isTrue();
        var attempts = collecting.history(li.key()).attempts();
        assertThat(attempts).singleElement().returns(Channel.CALL, Attempt::channel);
        collecting.called(li.key(), attempts.getFirst().id(), true, "答应下周交", Debtors.BY);
        assertThatThrownBy(() -> collecting.called(li.key(), attempts.getFirst().id(), true, "", Debtors.BY))
                .isInstanceOf(Refused.class);
        assertThat(collecting.history(li.key()).attempts()).hasSize(2);
    }

    @Test
    void aStopKeepsEverythingAsItIsAndGoesOnWhenItIsOver() {
        debtors.bill(li, 5_000);
        days.passUntil(MARCH.plusDays(30));
        collecting.stop(li.key(), "投诉处理中", debtors.today().plusDays(20), false, Debtors.BY);
        days.passUntil(MARCH.plusDays(49));
        assertThat(stage()).isEqualTo(Stage.STOPPED);
        assertThat(debtors.works(li)).isTrue();
        assertThat(reminders()).hasSize(2);
        days.passUntil(MARCH.plusDays(53));
        assertThat(reminders()).hasSize(3);
        assertThatThrownBy(() -> collecting.stop(li.key(), " ", debtors.today(), false, Debtors.BY))
                .isInstanceOf(Refused.class);
    }

    @Test
    void partOfThePaymentLiftsWhatIsNoLongerOldEnough() {
        debtors.bill(li, 5_000);
        days.passUntil(MARCH.plusDays(35));
        debtors.bill(li, 3_000);
        days.passUntil(MARCH.plusDays(46));
        assertThat(stage()).isEqualTo(Stage.SOFT);
        debtors.pays(li, 4_999);
        assertThat(stage())
                .as("one fen of the old bill is left, and the new one is overdue too")
                .isEqualTo(Stage.SOFT);
        debtors.pays(li, 1);
        assertThat(debtors.works(li)).as("what is left is one day overdue").isTrue();
        assertThat(stage()).isEqualTo(Stage.REMINDING);
    }

    @Test
    void aFraudHoldSurvivesPayment() {
        debtors.bill(li, 5_000);
        days.passUntil(MARCH.plusDays(60));
        subscriptions.hold(li.customer(), li.line(), Reason.FRAUD, Debtors.BY);
        debtors.pays(li, 5_000);
        assertThat(subscriptions.get(li.customer(), li.line()).holds())
                .extracting(Hold::reason)
                .containsExactly(Reason.FRAUD);
        assertThat(dialIn()).isInstanceOf(Rejected.class);
        assertThat(stage()).isEqualTo(Stage.CLEAR);
    }

    @Test
    void inHenanTheLineIsPromisedWithinADay() {
        var wang = debtors.moveInInHenan();
        debtors.bill(wang, 5_000);
        days.passUntil(MARCH.plusDays(60));
        debtors.pays(wang, 5_000);
        var promise = promises.about(
                        wang.customer(), "subscription:" + wang.line().text())
                .getFirst();
        assertThat(promise.rule()).isEqualTo("CN-HA-RESUME");
        assertThat(Duration.between(promise.madeAt(), promise.dueAt()))
                .isBetween(Duration.ofHours(24).minusSeconds(1), Duration.ofHours(24));
    }

    @Test
    void promisesToPayHaveLimits() {
        assertThatThrownBy(() -> collecting.promise(li.key(), debtors.today().plusDays(3), "", Debtors.BY))
                .hasMessageContaining("dunning-nothing-overdue");
        debtors.bill(li, 5_000);
        days.passUntil(MARCH.plusDays(15));
        assertThatThrownBy(() -> collecting.promise(li.key(), debtors.today().plusDays(40), "", Debtors.BY))
                .hasMessageContaining("dunning-promise-days");
        collecting.promise(li.key(), debtors.today().plusDays(3), "", Debtors.BY);
        assertThatThrownBy(() -> collecting.promise(li.key(), debtors.today().plusDays(3), "", Debtors.BY))
                .hasMessageContaining("dunning-promise-open");
    }

    private Stage stage() {
        var row = board.row(li.key());
        return row == null ? Stage.CLEAR : row.stage();
    }

    private List<String> reminders() {
        return messages.of(li.customer(), 200).stream()
                .map(Message::template)
                .filter(template -> template.startsWith("DUNNING") && !template.equals("DUNNING_SOFT"))
                .toList();
    }

    private Object dialIn() {
        var login = subscriptions.login(li.customer(), li.line());
        return accesses.authenticatePap(login.username(), login.password());
    }

    private Promise resume() {
        return promises.of(li.customer(), 50).stream()
                .filter(one -> one.type() == PromiseType.RESUME)
                .findFirst()
                .orElseThrow();
    }

    private PromiseToPay promised() {
        return collecting.history(li.key()).promises().getFirst();
    }
}
