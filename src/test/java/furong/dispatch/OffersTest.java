package furong.dispatch;

import static furong.dispatch.Town.DISPATCHER;
import static furong.dispatch.Town.EAST;
import static furong.dispatch.Town.MIDDLE;
import static furong.dispatch.Town.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.dispatch.Offers.Offer;
import furong.dispatch.Offers.Wish;
import furong.fieldwork.Slots;
import furong.platform.Refused;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Windows that can be kept, ranked by what they cost. */
@FurongTest
class OffersTest {

    @Autowired
    Offers offers;

    @Autowired
    Slots slots;

    @Autowired
    Days days;

    @Autowired
    Town town;

    @AfterEach
    void now() {
        town.backToRealTime();
    }

    @Test
    void threeToFiveWindowsAreOfferedTheOneOnTheWayFirst() {
        town.crews(1);
        town.book(EAST, 14, 40);
        var found = offers.offers(new Wish(town.skill(), 40, town.spot(EAST)), town.day(), 2);
        assertThat(found).hasSizeBetween(3, 5);
        assertThat(found).extracting(Offer::rank).isSorted();
        assertThat(found.getFirst().key().day()).isEqualTo(town.day());
        assertThat(found.getFirst().quote().extraMetres()).isZero();
        assertThat(found).extracting(offer -> offer.quote().points()).isSorted();
        // windows of two hours, bookable for five minutes
        assertThat(found)
                .allMatch(
                        offer -> offer.slot().until().equals(offer.key().from().plusHours(2)));
        slots.expire(1_000);
        var customer = town.customer(EAST);
        offers.hold(customer.id(), found.getFirst(), 40, DISPATCHER);
        assertThat(slots.expire(1_000)).isZero();
        town.at(0, 0);
        assertThat(slots.expire(1_000)).isPositive();
    }

    @Test
    void whatThePlanCannotKeepIsNotOfferedThoughMinutesAreFree() {
        town.crews(1);
        town.book(WEST, 9, 100);
        var minutes = slots.offers(town.skill(), Town.DISTRICT, town.day(), 1, 20);
        assertThat(minutes).anyMatch(slot -> slot.key().from().equals(LocalTime.of(9, 0)));
        // twenty minutes are left before eleven, but the east is half an hour away
        var found = offers.offers(new Wish(town.skill(), 20, town.spot(104.30)), town.day(), 1);
        assertThat(found).noneMatch(offer -> offer.key().from().equals(LocalTime.of(9, 0)));
    }

    @Test
    void theLastMinutesAreSoldOnceHoweverManyAsk() throws Exception {
        town.crews(1);
        var offer = offers.offers(new Wish(town.skill(), 100, town.spot(MIDDLE)), town.day(), 1)
                .getFirst();
        var customers = new ArrayList<furong.customer.Customer>();
        for (var n = 0; n < 8; n++) customers.add(town.customer(MIDDLE));
        var barrier = new CyclicBarrier(8);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var running = customers.stream()
                    .map(customer -> threads.submit(() -> {
                        barrier.await();
                        try {
                            offers.hold(customer.id(), offer, 100, DISPATCHER);
                            return "held";
                        } catch (Refused full) {
                            return full.code();
                        }
                    }))
                    .toList();
            var results = new ArrayList<String>();
            for (var one : running) results.add(one.get());
            assertThat(results).filteredOn("held"::equals).hasSize(1);
            assertThat(results).filteredOn("slot-full"::equals).hasSize(7);
        }
        var next = town.customer(MIDDLE);
        assertThatThrownBy(() -> offers.hold(next.id(), offer, 100, DISPATCHER)).hasMessageContaining("slot-full");
    }

    @Test
    void asThePlanFirmsTheWindowIsAnHour() {
        town.crews(1);
        town.book(MIDDLE, 9, 40);
        town.publishedAt(8, 0);
        var late = town.book(MIDDLE, 14, 40);
        var told = Objects.requireNonNull(
                town.plan().find(late.stop()).orElseThrow().stop().marks().told());
        assertThat(told.until() - told.from()).isEqualTo(3600);
        assertThat(told.from()).isGreaterThanOrEqualTo(14 * 3600);
    }

    @Test
    void aWholeCrewsDayIsRebookedAtOnceAndItIsOurMatter() {
        town.crews(2);
        var one = town.book(MIDDLE, 9, 40);
        var two = town.book(MIDDLE, 11, 40);
        var which = List.of(
                new Offers.Which(one.customer().id(), one.visit()),
                new Offers.Which(two.customer().id(), two.visit()));
        var moved = offers.rebookAll(which, town.day().plusDays(1), 1, DISPATCHER);
        assertThat(moved).hasSize(2).allMatch(Offers.Moved.To.class::isInstance);
        assertThat(days.plan(town.day()).find(one.stop())).isEmpty();
        assertThat(days.plan(town.day().plusDays(1)).find(one.stop())).isPresent();
    }
}
