package furong.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.dunning.Debtors.Debtor;
import furong.dunning.Rung.Action;
import furong.message.Message;
import furong.message.Messages;
import furong.organisation.Segment;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import furong.subscription.Hold;
import furong.subscription.Reason;
import furong.subscription.Subscriptions;
import furong.subscription.Suspensions;
import furong.subscription.Suspensions.Suspension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What must be true however many do what at once, and whoever tries to get round it. */
@FurongTest
class DunningInvariantsTest {

    private static final LocalDate JUNE = LocalDate.of(2027, 6, 1);

    @Autowired
    Debtors debtors;

    @Autowired
    DunningDesk desk;

    @Autowired
    DunningBoard board;

    @Autowired
    Ladders ladders;

    @Autowired
    LadderSimulation simulation;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Suspensions suspensions;

    @Autowired
    Messages messages;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void june() {
        time.startAt(debtors.at(JUNE, 10));
        debtors.lay(200);
    }

    @AfterEach
    void backToTheRealTime() {
        time.backToRealTime();
    }

    @Test
    @DisplayName("invariant 6: a payment that arrives while a suspension is carried out always ends with the line on")
    void aPaymentAmidASuspensionEndsWithTheLineOn() throws Exception {
        var seed = Long.getLong("furong.seed", System.nanoTime());
        System.out.println("DunningInvariantsTest seed " + seed);
        var chance = new Random(seed);
        var people = reminded(24);
        time.startAt(debtors.at(JUNE.plusDays(45), 12));
        debtors.pays(people.getFirst(), 1);
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var one : people) {
            tasks.add(() -> done(() -> desk.takeUp(one.key())));
            tasks.add(() -> done(() -> desk.takeUp(one.key())));
            tasks.add(() -> done(() -> debtors.pays(one, 5_000)));
        }
        java.util.Collections.shuffle(tasks, chance);
        // few, for here a listener runs in its caller's thread and takes another connection while that one keeps its
        // own
        try (var hands = Executors.newFixedThreadPool(2)) {
            for (var task : hands.invokeAll(tasks)) assertThat(task.get()).isTrue();
        }
        // nothing looks again: whoever is told of a payment has undone what was done before it
        for (var one : people) {
            assertThat(debtors.works(one))
                    .as("customer %s", one.customer().text())
                    .isTrue();
            assertThat(java.util.Objects.requireNonNull(board.row(one.key())).stage())
                    .isEqualTo(Stage.CLEAR);
        }
    }

    @Test
    void everyReminderIsSentOnceHoweverManyTakeTheAccountUpAtOnce() throws Exception {
        var one = debtors.moveIn();
        debtors.bill(one, 5_000);
        time.startAt(debtors.at(JUNE.plusDays(16), 19));
        board.look();
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var n = 0; n < 12; n++) tasks.add(() -> done(() -> desk.takeUp(one.key())));
        try (var hands = Executors.newFixedThreadPool(3)) {
            for (var task : hands.invokeAll(tasks)) assertThat(task.get()).isTrue();
        }
        assertThat(messages.of(one.customer(), 100))
                .extracting(Message::template)
                .containsExactly("DUNNING_1");
    }

    @Test
    @DisplayName(
            "G4-7 invariant 6: no suspension while no valid reminder attempt exists, whoever tries, the database too")
    void noSuspensionWithoutItsReminderAttempts() {
        var one = debtors.moveIn();
        assertThatThrownBy(() -> suspensions.suspend(
                        one.customer(), new Suspension(one.line(), false, List.of(), ""), Debtors.BY))
                .hasMessageContaining("hold-without-reminder");
        assertThatThrownBy(() -> subscriptions.hold(one.customer(), one.line(), Reason.NON_PAYMENT, Debtors.BY))
                .hasMessageContaining("hold-without-reminder");
        assertThatThrownBy(() -> db.sql("""
                        insert into subscription.hold (customer, id, subscription, reason, since, person, badge)
                        values (?, ?, ?, 'NON_PAYMENT', now(), 0, 'x')""")
                        .params(one.customer().value(), Ids.next(), one.line().value())
                        .update())
                .hasMessageContaining("reminded");
        assertThatThrownBy(() -> db.sql("""
                        insert into dunning.suspension (customer, id, account, episode, ladder, begun_at, person, badge)
                        values (?, ?, ?, current_date, 1, now(), 0, 'x')""")
                        .params(
                                one.customer().value(),
                                Ids.next(),
                                one.account().value())
                        .update())
                .hasMessageContaining("no reminder of this account has ended");
        assertThat(debtors.works(one)).isTrue();
    }

    @Test
    @DisplayName("G4-7 a reminder that still waits allows no suspension")
    void aReminderThatStillWaitsAllowsNothing() {
        var one = debtors.moveIn();
        var attempt = Ids.next();
        var suspension = Ids.next();
        db.sql("""
                insert into dunning.attempt (customer, id, account, episode, ladder, step, try, channel, reached, template,
                    made_at, outcome, badge)
                values (?, ?, ?, current_date, 1, 1, 1, 'CALL', '', 'DUNNING_1', now(), 'WAITING', 'x')""")
                .params(one.customer().value(), attempt, one.account().value())
                .update();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    db.sql("""
                            insert into dunning.suspension (customer, id, account, episode, ladder, begun_at, person, badge)
                            values (?, ?, ?, current_date, 1, now(), 0, 'x')""")
                            .params(
                                    one.customer().value(),
                                    suspension,
                                    one.account().value())
                            .update();
                    db.sql("insert into dunning.suspension_ground values (?, ?, ?)")
                            .params(one.customer().value(), suspension, attempt)
                            .update();
                }))
                .hasMessageContaining("no reminder of this account has ended");
        assertThatThrownBy(() -> db.sql("delete from dunning.attempt where customer = ?")
                        .param(one.customer().value())
                        .update())
                .isInstanceOf(Exception.class);
    }

    @Test
    void everyHoldForNonPaymentNamesAttemptsThatEnded() {
        var people = reminded(3);
        time.startAt(debtors.at(JUNE.plusDays(45), 12));
        people.forEach(one -> desk.takeUp(one.key()));
        for (var one : people) {
            assertThat(subscriptions.get(one.customer(), one.line()).holds())
                    .extracting(Hold::reason)
                    .containsExactly(Reason.NON_PAYMENT);
            assertThat(db.sql("""
                            select count(*) from subscription.ground g
                            join dunning.attempt a on a.customer = g.customer and a.id = g.reminder
                            where g.customer = ? and a.account = ? and a.outcome <> 'WAITING'""")
                            .params(one.customer().value(), one.account().value())
                            .query(Long.class)
                            .single())
                    .isEqualTo(3);
        }
    }

    @Test
    void aLadderAgainstTheLawIsRefusedAndAChangedOneIsTriedOutBeforeAnybodyFeelsIt() {
        var steps = ladders.current(JUNE).of(Segment.PUBLIC);
        var early = steps.stream()
                .map(rung -> rung.action() == Action.SOFT ? after(rung, 30) : rung)
                .toList();
        assertThatThrownBy(() -> ladders.draft(new Label("早", "Early"), early, Debtors.BY))
                .hasMessageContaining("dunning-ladder-law");
        var silent =
                steps.stream().filter(rung -> rung.action() != Action.REMIND).toList();
        assertThatThrownBy(() -> ladders.draft(new Label("默", "Silent"), silent, Debtors.BY))
                .hasMessageContaining("dunning-ladder-reminder");

        var people = reminded(4);
        var gentle = steps.stream()
                .map(rung -> rung.action() == Action.SOFT ? after(rung, 44) : rung)
                .toList();
        var draft = ladders.draft(new Label("缓", "Gentle"), gentle, Debtors.BY);
        var trials = simulation.play(
                List.of(ladders.current(JUNE).version(), draft), LocalDate.of(2027, 7, 1), LocalDate.of(2027, 7, 16));
        var now = trials.getFirst();
        var then = trials.getLast();
        assertThat(now.of(Action.SOFT) - then.of(Action.SOFT)).isGreaterThanOrEqualTo(people.size());
        assertThat(ladders.current(JUNE.plusDays(30)).version()).isNotEqualTo(draft);
    }

    private static Rung after(Rung rung, int days) {
        return new Rung(
                rung.segment(),
                rung.step(),
                rung.action(),
                days,
                rung.minMinor(),
                rung.tries(),
                rung.retryHours(),
                rung.hours(),
                rung.onHolidays(),
                rung.spreadMinutes(),
                rung.template());
    }

    /** People who owe since the twelfth of June and were reminded three times; the next step is the suspension. */
    private List<Debtor> reminded(int count) {
        var people = new ArrayList<Debtor>();
        for (var n = 0; n < count; n++) {
            var one = debtors.moveIn();
            debtors.bill(one, 5_000);
            people.add(one);
        }
        for (var day : new int[] {15, 27, 39}) {
            time.startAt(debtors.at(JUNE.plusDays(day), 19));
            people.forEach(one -> desk.takeUp(one.key()));
        }
        return people;
    }

    private static boolean done(Runnable work) {
        work.run();
        return true;
    }
}
