package furong.dispatch;

import static furong.dispatch.Town.DISPATCHER;
import static furong.dispatch.Town.EAST;
import static furong.dispatch.Town.WEST;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.dispatch.Town.Booked;
import furong.fieldwork.Side;
import furong.fieldwork.Visit;
import furong.fieldwork.Visits;
import furong.promise.Promise;
import furong.promise.PromiseState;
import furong.promise.Promises;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The evening on which a crew waited at a customer's door from six until after nine, as it goes now. She has broadband that very
 * evening, her neighbour has it earlier than thought, and nobody has waited.
 */
@FurongTest
class EveningStoryTest {

    @Autowired
    Days days;

    @Autowired
    Live live;

    @Autowired
    Assignments assignments;

    @Autowired
    Visits visits;

    @Autowired
    Promises promises;

    @Autowired
    Town town;

    @AfterEach
    void now() {
        town.backToRealTime();
    }

    @Test
    @DisplayName(
            "G4-15 the evening of the three-hour wait: nobody waits, both customers are connected, no promise is broken")
    void nobodyWaitsThreeHours() {
        town.crews(2);
        var xiaolan = town.book(EAST, 18, 40);
        var other = town.book(WEST, 18, 100);
        town.publishedAt(17, 20);
        var crew = Objects.requireNonNull(town.whose(xiaolan));
        var colleagues = Objects.requireNonNull(town.whose(other));
        assertThat(crew).isNotEqualTo(colleagues);
        var neighbour = town.book(EAST, 18, 80);
        assignments.assign(town.day(), town.plan().version(), neighbour.stop(), colleagues, 9, DISPATCHER);

        // the crew sets out in time and stands at her door; she is held up at work, answers the call and says half past
        // seven
        town.setOut(xiaolan);
        town.at(18, 0);
        town.arrive(xiaolan);
        visits.waiting(xiaolan.customer().id(), xiaolan.visit(), town.tap());
        town.at(18, 5);
        visits.contactAttempt(xiaolan.customer().id(), xiaolan.visit(), "CALL", true, town.tap());
        live.customerLate(xiaolan.customer().id(), xiaolan.visit(), LocalTime.of(19, 30), town.tap());

        // instead of waiting an hour and a half the crew goes next door, where it was to be somebody else's last visit
        assertThat(town.whose(neighbour)).isEqualTo(crew);
        assertThat(town.start(neighbour)).isBefore(LocalTime.of(18, 25));
        assertThat(live.savedWaits(town.day(), 5)).anySatisfy(saved -> {
            assertThat(saved.crew()).isEqualTo(crew);
            assertThat(saved.would()).isGreaterThanOrEqualTo(80);
            assertThat(saved.waits()).isLessThanOrEqualTo(20);
        });
        town.setOut(neighbour);
        town.at(18, 8);
        town.arrive(neighbour);
        town.begin(neighbour);
        town.at(19, 25);
        town.finish(neighbour);

        // and is back when she is
        town.setOut(xiaolan);
        town.at(19, 32);
        town.arrive(xiaolan);
        town.begin(xiaolan);
        town.at(20, 20);
        town.finish(xiaolan);

        assertThat(visits.get(xiaolan.customer().id(), xiaolan.visit())).isInstanceOf(Visit.Done.class);
        assertThat(visits.get(neighbour.customer().id(), neighbour.visit())).isInstanceOf(Visit.Done.class);
        var first = visits.record(xiaolan.customer().id(), xiaolan.visit())
                .appointments()
                .getFirst();
        assertThat(first.waited(Objects.requireNonNull(first.waitEnded()))).isLessThan(Duration.ofMinutes(6));
        assertThat(first.side()).isNotEqualTo(Side.OURS);
        assertThat(states(xiaolan))
                .doesNotContain(PromiseState.BROKEN, PromiseState.OPEN)
                .contains(PromiseState.KEPT);
        assertThat(states(neighbour)).containsOnly(PromiseState.KEPT);
        assertThat(days.rules(town.day()).idleMinutesMax()).isEqualTo(20);
        assertThat(town.crew(crew).stops()).allMatch(stop -> stop.idle() <= 20 * 60 && stop.late() == 0);
        assertThat(LocalTime.ofSecondOfDay(town.crew(crew).home())).isBefore(LocalTime.of(21, 0));
    }

    private java.util.List<PromiseState> states(Booked booked) {
        var subject = "visit:" + booked.visit().text();
        return promises.of(booked.customer().id(), 20).stream()
                .filter(promise -> promise.subject().startsWith(subject))
                .map(Promise::state)
                .toList();
    }
}
