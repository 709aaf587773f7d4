package furong.dispatch;

import static furong.dispatch.Town.EAST;
import static furong.dispatch.Town.MIDDLE;
import static furong.dispatch.Town.TECHNICIAN;
import static furong.dispatch.Town.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.dispatch.Town.Booked;
import furong.fieldwork.Side;
import furong.fieldwork.Visits;
import furong.platform.Refused;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Nobody waits three hours: what a crew does when the customer is late or not there. */
@FurongTest
@RecordApplicationEvents
class LadderTest {

    @Autowired
    Live live;

    @Autowired
    Assignments assignments;

    @Autowired
    PullForwards pullForwards;

    @Autowired
    Visits visits;

    @Autowired
    Town town;

    @Autowired
    ApplicationEvents events;

    @AfterEach
    void now() {
        town.backToRealTime();
    }

    @Test
    void aCrewGoesToItsNextStopThatFitsInsteadOfWaiting() {
        var crew = town.crews(1).getFirst();
        var late = town.book(MIDDLE, 14, 50);
        var next = town.book(MIDDLE, 14, 50);
        town.publishedAt(13, 50);
        town.setOut(late);
        town.at(14, 0);
        town.arrive(late);
        live.customerLate(late.customer().id(), late.visit(), LocalTime.of(17, 0), town.tap());

        assertThat(town.stops(crew)).containsExactly(next.stop(), late.stop());
        assertThat(town.start(next)).isBefore(LocalTime.of(14, 20));
        assertThat(town.start(late)).isEqualTo(LocalTime.of(17, 0));
        var after = visits.get(late.customer().id(), late.visit()).appointment();
        assertThat(after.from()).isEqualTo(LocalTime.of(17, 0));
        assertThat(after.day()).isEqualTo(town.day());
    }

    @Test
    void aCrewGoesToTheNearestOpenVisitWhereItHasNoneOfItsOwn() {
        var crews = town.crews(2);
        var late = town.book(EAST, 14, 110);
        var busy = town.book(WEST, 14, 110);
        town.publishedAt(13, 50);
        var crew = Objects.requireNonNull(town.whose(late));
        var other = Objects.requireNonNull(town.whose(busy));
        assertThat(crews).contains(crew, other);
        assertThat(other).isNotEqualTo(crew);
        var near = town.book(EAST, 16, 50);
        assignments.assign(town.day(), town.plan().version(), near.stop(), other, 9, TECHNICIAN);
        assignments.unpin(town.day(), town.plan().version(), near.stop(), TECHNICIAN);
        town.setOut(busy);
        town.at(14, 5);
        town.arrive(busy);
        town.begin(busy);
        town.setOut(late);
        town.at(15, 55);
        town.arrive(late);
        live.customerLate(late.customer().id(), late.visit(), LocalTime.of(19, 0), town.tap());
        assertThat(town.whose(near)).isEqualTo(crew);
        assertThat(town.start(near)).isBefore(LocalTime.of(16, 16));
        assertThat(live.savedWaits(town.day(), 5)).anySatisfy(saved -> {
            assertThat(saved.would()).isGreaterThan(100);
            assertThat(saved.waits()).isLessThanOrEqualTo(20);
        });
    }

    @Test
    void laterCustomersAreAskedThreeAtMostAndOneOfThemIsFirst() throws Exception {
        var crew = town.crews(1).getFirst();
        var late = town.book(MIDDLE, 14, 110);
        var later = new ArrayList<Booked>();
        for (var hour : new int[] {16, 16, 18, 18}) later.add(town.book(MIDDLE, hour, 50));
        town.publishedAt(13, 50);
        town.setOut(late);
        town.at(14, 0);
        town.arrive(late);
        live.customerLate(late.customer().id(), late.visit(), LocalTime.of(20, 0), town.tap());

        var asked = pullForwards.on(town.day(), 10);
        assertThat(asked).hasSize(3).allMatch(one -> one.state() == PullForward.State.OFFERED);
        assertThat(events.stream(PullForward.Offered.class)).hasSize(3);
        var answers = together(asked.stream()
                .map(one -> (Callable<String>) () -> {
                    try {
                        pullForwards.accept(one.customer(), one.id(), TECHNICIAN);
                        return "yes";
                    } catch (Refused late2) {
                        return late2.code();
                    }
                })
                .toList());
        assertThat(answers).filteredOn("yes"::equals).hasSize(1);
        assertThat(answers).filteredOn("pull-forward-taken"::equals).hasSize(2);
        var taken = pullForwards.on(town.day(), 10).stream()
                .filter(one -> one.state() == PullForward.State.TAKEN)
                .toList();
        assertThat(taken).hasSize(1);
        var winner = later.stream()
                .filter(one -> one.visit().equals(taken.getFirst().visit()))
                .findFirst()
                .orElseThrow();
        assertThat(town.stops(crew).getFirst()).isEqualTo(winner.stop());
        assertThat(town.start(winner)).isBefore(LocalTime.of(14, 30));
    }

    @Test
    void aQuestionEndsAndCanBeDeclined() {
        town.crews(1);
        var late = town.book(MIDDLE, 14, 110);
        town.book(MIDDLE, 18, 50);
        town.book(EAST, 18, 50);
        town.publishedAt(13, 50);
        town.setOut(late);
        town.at(14, 0);
        town.arrive(late);
        live.customerLate(late.customer().id(), late.visit(), LocalTime.of(20, 0), town.tap());
        var asked = pullForwards.on(town.day(), 10);
        assertThat(asked).isNotEmpty();
        var one = asked.getFirst();
        pullForwards.decline(one.customer(), one.id());
        assertThat(pullForwards.get(one.customer(), one.id()).state()).isEqualTo(PullForward.State.DECLINED);
        town.at(14, 11);
        var last = asked.getLast();
        assertThatThrownBy(() -> pullForwards.accept(last.customer(), last.id(), TECHNICIAN))
                .hasMessageContaining("pull-forward-taken");
    }

    @Test
    void anAbsentCustomerIsOfferedOtherTimesAndTheCrewGoesOn() {
        var crew = town.crews(1).getFirst();
        var absent = town.book(MIDDLE, 14, 50);
        var next = town.book(MIDDLE, 14, 50);
        town.publishedAt(13, 50);
        town.setOut(absent);
        town.at(14, 0);
        town.arrive(absent);
        visits.waiting(absent.customer().id(), absent.visit(), town.tap());
        visits.contactAttempt(absent.customer().id(), absent.visit(), "CALL", false, town.tap());
        visits.contactAttempt(absent.customer().id(), absent.visit(), "KNOCK", false, town.tap());
        visits.doorPhoto(absent.customer().id(), absent.visit(), "cd".repeat(32), town.tap());
        town.at(14, 11);
        visits.absent(absent.customer().id(), absent.visit(), town.tap());

        assertThat(events.stream(NewTimesWanted.class))
                .anyMatch(wanted -> wanted.visit().equals(absent.visit()));
        assertThat(town.start(next)).isBefore(LocalTime.of(14, 30));
        assertThat(town.stops(crew)).containsExactly(absent.stop(), next.stop());
        assertThat(visits.get(absent.customer().id(), absent.visit())
                        .appointment()
                        .side())
                .isEqualTo(Side.CUSTOMER);
    }

    private static List<String> together(List<Callable<String>> calls) throws Exception {
        var barrier = new CyclicBarrier(calls.size());
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var running = calls.stream()
                    .map(call -> threads.submit(() -> {
                        barrier.await();
                        return call.call();
                    }))
                    .toList();
            var results = new ArrayList<String>();
            for (var one : running) results.add(one.get());
            return results;
        }
    }
}
