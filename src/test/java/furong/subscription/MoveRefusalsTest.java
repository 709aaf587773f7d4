package furong.subscription;

import static furong.subscription.Ground.BY;
import static furong.subscription.Ground.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.NetworkBoard;
import furong.network.ServiceId;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import furong.subscription.Suspensions.Suspension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database itself refuses to cut a line that moves; and of two who want opposites at once, one is refused. */
@FurongTest
class MoveRefusalsTest {

    @Autowired
    Ground ground;

    @Autowired
    Moves moves;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Suspensions suspensions;

    @Autowired
    Activations activations;

    @Autowired
    NetworkBoard board;

    @Autowired
    SimulatedSwitch exchange;

    @Autowired
    Said said;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    private final String reference = Ground.reference();

    @BeforeEach
    void anExchange() {
        ground.lay();
    }

    @AfterEach
    void wellAgain() {
        ground.behave(Behaviour.WELL);
    }

    @Test
    void theDatabaseKnowsNoWayAroundTheOrderOfAMove() {
        var line = ground.adsl();
        exchange.behave(NEW, Behaviour.BAD_LINES);
        var id = ground.begin(line, reference, null);
        moves.activate(line.customer(), id, BY);
        var move = moves.get(line.customer(), id);
        var fresh = move.to().service().value();

        refuses(line, "release_asked_at = begun_at", "still runs on the old leg");
        refuses(line, "live_at = begun_at", "check constraint");
        refuses(line, "live_at = begun_at, test = 0", "check constraint");
        refuses(line, "live_at = begun_at - interval '1 second', test = 1", "check constraint");
        refuses(line, "live_at = begun_at, test = 1, given_up_at = begun_at", "check constraint");
        refuses(line, "live_at = begun_at, test = 1, release_asked_at = begun_at", "still runs on the old leg");
        refuses(line, "cleared_at = begun_at", "check constraint");
        refuses(line, "new_service = 7", "stays as it was begun");
        refuses(line, "old_port = 7", "stays as it was begun");
        refusesToLead(line, fresh);
        refusesToLead(line, ServiceId.next().value());
        assertThatThrownBy(() -> db.sql("delete from subscription.move where customer = ?")
                        .param(line.customer().value())
                        .update())
                .hasMessageContaining("refused");
        assertThatThrownBy(() -> db.sql("""
                        insert into subscription.move (customer, id, subscription, reference, old_place, old_service,
                            new_place, new_service, begun_at)
                        select customer, 1, subscription, 'x', 1, old_service, 1, 8, begun_at from subscription.move
                        where customer = ?""").param(line.customer().value()).update())
                .hasMessageContaining("one_move_at_a_time");

        exchange.behave(NEW, Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(2));
        activations.sweep(1000);
        refuses(line, "live_at = live_at + interval '1 second'", "what happened stays so");
        refuses(line, "live_at = null, test = null", "what happened stays so");
        refuses(line, "released_at = live_at", "check constraint");
        refuses(line, "release_asked_at = begun_at - interval '1 second'", "check constraint");
        refusesToLead(line, move.from().service().value());
        moves.release(line.customer(), id, BY);
        refuses(line, "released_at = null", "what happened stays so");
        refuses(line, "release_asked_at = null, released_at = null", "what happened stays so");
    }

    @Test
    void whatWasSeenAndWhatWasOnceIsNotMadeUndone() {
        var line = ground.phone();
        subscriptions.change(line.customer(), line.id(), ground.terms(line).offer(), Set.of("WAKE_UP"), reference, BY);
        var customer = line.customer().value();
        assertThatThrownBy(() -> db.sql("update subscription.former set number = '1' where customer = ?")
                        .param(customer)
                        .update())
                .hasMessageContaining("refused");
        assertThatThrownBy(() -> db.sql("""
                        insert into subscription.feature (customer, id, subscription, code, since, reference)
                        select customer, 1, subscription, code, since, '' from subscription.feature where customer = ?""").param(customer).update()).hasMessageContaining("one_feature_of_a_kind");
        assertThatThrownBy(() -> db.sql("""
                        update subscription.watch set overtaken_at = seen_at where customer = ?""").param(customer).update()).hasMessageContaining("check constraint");
        assertThatThrownBy(() -> db.sql("update subscription.watch set next_look_at = seen_at where customer = ?")
                        .param(customer)
                        .update())
                .hasMessageContaining("check constraint");
        assertThatThrownBy(() -> db.sql("update subscription.subscription set handed_to = 'X' where customer = ?")
                        .param(customer)
                        .update())
                .hasMessageContaining("check constraint");
    }

    @Test
    void givingUpAndThePassedTestNeverBothWin() throws Exception {
        for (var round = 0; round < 10; round++) {
            var line = ground.phone();
            var mine = Ground.reference();
            var id = ground.begin(line, mine, null);
            var tasks = new ArrayList<Callable<Boolean>>();
            tasks.add(() -> tried(() -> moves.activate(line.customer(), id, BY)));
            for (var n = 0; n < 3; n++) tasks.add(() -> tried(() -> moves.giveUp(line.customer(), id, "racing", BY)));
            for (var n = 0; n < 3; n++) tasks.add(() -> tried(() -> moves.release(line.customer(), id, BY)));
            tasks.add(() -> tried(() -> activations.sweep(1000)));
            atOnce(tasks);
            settle(line);
            var move = moves.get(line.customer(), id);
            assertThat(move.liveAt() == null || move.givenUpAt() == null).isTrue();
            assertThat(ground.works(line)).isTrue();
            assertThat(said.about(mine)).doesNotHaveDuplicates();
            assertThat(ground.terms(line).service())
                    .isEqualTo((move.liveAt() == null ? move.from() : move.to()).service());
        }
    }

    @Test
    void lettingGoAndHoldingAtOnceLeaveTheLineAsTheRowsSay() throws Exception {
        for (var round = 0; round < 10; round++) {
            var line = ground.adsl();
            var mine = Ground.reference();
            var id = ground.begin(line, mine, null);
            moves.activate(line.customer(), id, BY);
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var n = 0; n < 3; n++) {
                tasks.add(() -> tried(() -> moves.release(line.customer(), id, BY)));
                tasks.add(() -> tried(() -> subscriptions.hold(line.customer(), line.id(), Reason.FRAUD, BY)));
                tasks.add(() -> tried(() -> subscriptions.lift(line.customer(), line.id(), Reason.FRAUD, BY)));
            }
            atOnce(tasks);
            settle(line);
            var held = !subscriptions.get(line.customer(), line.id()).holds().isEmpty();
            var move = moves.get(line.customer(), id);
            assertThat(ground.works(line)).isEqualTo(!held);
            assertThat(exchange.isOn(move.from().service())).isEqualTo(!held && move.releaseAskedAt() == null);
            assertThat(said.about(mine)).doesNotHaveDuplicates();
        }
    }

    @Test
    void ofTwoMovesAtOnceOneIsRefusedAndKeepsNothing() throws Exception {
        var line = ground.adsl();
        var first = ground.leg(line, reference + "a", null);
        var second = ground.leg(line, reference + "b", null);
        var tasks = List.<Callable<Boolean>>of(
                () -> tried(() -> moves.begin(line.customer(), line.id(), first, reference + "a", BY)),
                () -> tried(() -> moves.begin(line.customer(), line.id(), second, reference + "b", BY)));
        assertThat(atOnce(tasks)).containsExactlyInAnyOrder(true, false);
        assertThat(moves.of(line.customer(), line.id())).hasSize(1);
    }

    @Test
    void ofManyWhoHandALineOverOneSucceeds() throws Exception {
        var line = ground.phone();
        var buyers = List.of(CustomerId.next(), CustomerId.next(), CustomerId.next());
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var buyer : buyers)
            tasks.add(() -> tried(() -> subscriptions.transfer(
                    line.customer(), line.id(), buyer, AccountId.next(), PlaceId.next(), reference, BY)));
        tasks.add(() -> tried(
                () -> suspensions.suspend(line.customer(), new Suspension(line.id(), false, List.of(1L), ""), BY)));
        var done = atOnce(tasks);
        var owners = buyers.stream()
                .filter(buyer -> !subscriptions.of(buyer).isEmpty())
                .toList();
        assertThat(owners.size())
                .isEqualTo((int) done.stream().limit(3).filter(one -> one).count())
                .isLessThanOrEqualTo(1);
        if (owners.isEmpty()) assertThat(done.getLast()).as("held first").isTrue();
        else assertThat(done.getLast()).as("what is over cannot be held").isFalse();
    }

    private void refuses(Ground.Line line, String change, String why) {
        assertThatThrownBy(() -> db.sql("update subscription.move set " + change + " where customer = ?")
                        .param(line.customer().value())
                        .update())
                .as(change)
                .hasMessageContaining(why);
    }

    private void refusesToLead(Ground.Line line, long service) {
        assertThatThrownBy(() -> db.sql("update subscription.subscription set service = ? where customer = ?")
                        .params(service, line.customer().value())
                        .update())
                .hasMessageContaining("is not live");
    }

    private void settle(Ground.Line line) {
        time.forwardBy(Duration.ofMinutes(2));
        for (var move : moves.of(line.customer(), line.id()))
            for (var leg : List.of(move.from(), move.to()))
                board.tell(line.customer().value(), leg.service());
        activations.sweep(1000);
        time.forwardBy(Duration.ofMinutes(2));
        activations.sweep(1000);
    }

    private static List<Boolean> atOnce(List<Callable<Boolean>> tasks) throws Exception {
        var results = new ArrayList<Boolean>();
        try (var executor = Executors.newFixedThreadPool(tasks.size())) {
            for (var done : executor.invokeAll(tasks)) results.add(done.get());
        }
        return results;
    }

    private static boolean tried(Runnable change) {
        try {
            change.run();
            return true;
        } catch (Refused no) {
            return false;
        }
    }
}
