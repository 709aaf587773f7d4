package furong.fieldwork;

import static furong.fieldwork.Field.CLERK;
import static furong.fieldwork.Field.DISTRICT;
import static furong.fieldwork.Field.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.Shift;
import furong.organisation.Shifts;
import furong.platform.Refused;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FurongTest
class SlotsTest {

    @Autowired
    Slots slots;

    @Autowired
    Shifts shifts;

    @Autowired
    Visits visits;

    @Autowired
    Field field;

    @Autowired
    JdbcClient db;

    @Test
    void aDayIsSoldInWindowsWeekendsToo() {
        var corner = field.corner(2);
        var offers = slots.offers(corner.skill(), DISTRICT, corner.day(), 3, 60);
        assertThat(offers)
                .hasSize(15)
                .allSatisfy(offer -> assertThat(offer.freeMinutes()).isEqualTo(240));
        assertThat(offers.subList(0, 5))
                .extracting(offer -> offer.key().from() + "–" + offer.until())
                .containsExactly("09:00–11:00", "11:00–13:00", "14:00–16:00", "16:00–18:00", "18:00–20:00");
    }

    @Test
    @DisplayName("A2.3 an appointment lies within the hours somebody is on duty")
    void windowsAreSoldOnlyForTheHoursACrewIsOnDuty() {
        var corner = field.corner(1);
        var day = corner.day().plusYears(30);
        var crew = corner.crews().iterator().next();
        shifts.plan(List.of(Shift.of(crew, day, LocalTime.of(13, 0), LocalTime.of(17, 0))), Field.CLERK);
        slots.openDays(day, day);
        assertThat(slots.offers(corner.skill(), DISTRICT, day, 1, 60))
                .extracting(offer -> offer.key().from() + "–" + offer.until() + " " + offer.freeMinutes())
                .containsExactly("14:00–16:00 120", "16:00–18:00 60");
    }

    @Test
    void ofTwoHundredBookingsOfTheLastSlotExactlyAsManySucceedAsFit() throws Exception {
        var corner = field.corner(3);
        var customers = new ArrayList<furong.customer.Customer>();
        for (var n = 0; n < 20; n++) customers.add(field.customer());
        var results = together(200, n -> () -> {
            field.book(customers.get(n % 20), corner.at(NINE), 50);
            return true;
        });
        // three crews of 120 minutes take two visits of 50 each: the last 20 minutes of each crew are no use to anybody
        assertThat(results).filteredOn("booked"::equals).hasSize(6);
        assertThat(results)
                .filteredOn(result -> !result.equals("booked"))
                .hasSize(194)
                .containsOnly("slot-full");
        assertThat(reserved(corner, "slot")).isEqualTo(300);
        assertThat(reserved(corner, "crew_window")).isEqualTo(300);
    }

    @Test
    void theDatabaseRefusesMoreMinutesThanThereAre() {
        var corner = field.corner(1);
        assertThatThrownBy(() -> db.sql("update fieldwork.slot set reserved = capacity + 1 where skill = ?")
                        .param(corner.skill())
                        .update())
                .hasMessageContaining("slot_check");
        assertThatThrownBy(() -> db.sql("update fieldwork.crew_window set reserved = capacity + 1 where crew = ?")
                        .param(corner.crews().iterator().next().value())
                        .update())
                .hasMessageContaining("crew_window_check");
    }

    @Test
    void aCrewOfTwoSkillsIsSoldOnce() {
        var other = "OTHER" + furong.platform.Ids.text(furong.platform.Ids.next());
        var corner = field.corner(1, Set.of(other));
        slots.hold(field.customer().id(), corner.at(NINE), 90, CLERK);
        var same = new SlotKey(other, DISTRICT, corner.day(), NINE);
        assertThat(slots.offers(other, DISTRICT, corner.day(), 1, 60))
                .noneMatch(offer -> offer.key().equals(same));
        assertThatThrownBy(() -> slots.hold(field.customer().id(), same, 60, CLERK))
                .hasMessageContaining("slot-full");
        assertThat(slots.offers(other, DISTRICT, corner.day(), 1, 30))
                .anyMatch(offer -> offer.key().equals(same));
    }

    @Test
    void aHoldEndsAfterFiveMinutesAndItsMinutesComeBackOnce() {
        var corner = field.corner(1);
        var customer = field.customer();
        var hold = slots.hold(customer.id(), corner.at(NINE), 120, CLERK);
        field.pass(Duration.ofMinutes(4));
        slots.expire(1000);
        assertThat(reserved(corner, "slot")).isEqualTo(120);
        field.pass(Duration.ofMinutes(1));
        slots.expire(1000);
        slots.expire(1000);
        slots.release(customer.id(), hold);
        assertThat(reserved(corner, "slot")).isZero();
        assertThat(reserved(corner, "crew_window")).isZero();
        assertThatThrownBy(() -> visits.book(field.wish(customer, corner.at(NINE), hold, 120), CLERK))
                .hasMessageContaining("hold-expired");
    }

    @Test
    void anExpiredHoldIsNotConfirmedEvenBeforeTheSweep() {
        var corner = field.corner(1);
        var customer = field.customer();
        var hold = slots.hold(customer.id(), corner.at(NINE), 60, CLERK);
        field.pass(Duration.ofMinutes(5));
        assertThatThrownBy(() -> visits.book(field.wish(customer, corner.at(NINE), hold, 60), CLERK))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("slot"));
    }

    @Test
    void manyReleasesAndSweepsAtOnceGiveTheMinutesBackOnce() throws Exception {
        var corner = field.corner(1);
        var customer = field.customer();
        slots.hold(customer.id(), corner.at(NINE), 30, CLERK);
        var released = slots.hold(customer.id(), corner.at(NINE), 60, CLERK);
        together(40, n -> () -> {
            if (n % 2 == 0) slots.release(customer.id(), released);
            else slots.expire(1000);
            return true;
        });
        assertThat(reserved(corner, "slot")).isEqualTo(30);
        assertThat(reserved(corner, "crew_window")).isEqualTo(30);
    }

    @Test
    void bookingTheSameHoldTwiceGivesTheSameVisit() throws Exception {
        var corner = field.corner(1);
        var customer = field.customer();
        var hold = slots.hold(customer.id(), corner.at(NINE), 60, CLERK);
        var wish = field.wish(customer, corner.at(NINE), hold, 60);
        var first = visits.book(wish, CLERK);
        assertThat(visits.book(wish, CLERK)).isEqualTo(first);
        assertThat(reserved(corner, "slot")).isEqualTo(60);
    }

    @Test
    void anotherCustomersHoldIsNobodysElse() {
        var corner = field.corner(1);
        var hold = slots.hold(field.customer().id(), corner.at(NINE), 60, CLERK);
        var stranger = field.customer();
        slots.release(stranger.id(), hold);
        assertThat(reserved(corner, "slot")).isEqualTo(60);
        assertThatThrownBy(() -> visits.book(field.wish(stranger, corner.at(NINE), hold, 60), CLERK))
                .hasMessageContaining("hold-expired");
    }

    @Test
    void aWindowThatHasBegunIsNeitherOfferedNorSold() {
        var corner = field.corner(1);
        field.goTo(corner.day(), 9, 0);
        assertThat(slots.offers(corner.skill(), DISTRICT, corner.day(), 1, 30))
                .extracting(offer -> offer.key().from())
                .doesNotContain(NINE)
                .contains(LocalTime.of(11, 0));
        assertThatThrownBy(() -> slots.hold(field.customer().id(), corner.at(NINE), 30, CLERK))
                .hasMessageContaining("slot-past");
    }

    @Test
    void openingADayAgainChangesNothing() {
        var corner = field.corner(1);
        slots.hold(field.customer().id(), corner.at(NINE), 60, CLERK);
        slots.openDays(corner.day(), corner.day());
        assertThat(reserved(corner, "slot")).isEqualTo(60);
        assertThat(slots.offers(corner.skill(), DISTRICT, corner.day(), 1, 60)).hasSize(5);
    }

    @Test
    void aSlotsNameReadsBack() {
        var key = field.corner(0).at(NINE);
        assertThat(SlotKey.of(key.text())).isEqualTo(key);
        assertThatThrownBy(() -> SlotKey.of("nonsense")).hasMessageContaining("slot-unreadable");
    }

    private int reserved(Field.Corner corner, String table) {
        var where = table.equals("slot") ? "skill = :skill" : "crew = any(:crews)";
        return db.sql("select coalesce(sum(reserved), 0) from fieldwork." + table + " where " + where)
                .param("skill", corner.skill())
                .param(
                        "crews",
                        corner.crews().stream().map(crew -> crew.value()).toArray(Long[]::new))
                .query(Integer.class)
                .single();
    }

    private static java.util.List<String> together(int times, java.util.function.IntFunction<Callable<Boolean>> work)
            throws Exception {
        var outcomes = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Boolean>>();
            for (var n = 0; n < times; n++) running.add(threads.submit(work.apply(n)));
            for (var one : running) {
                try {
                    outcomes.add(one.get(120, TimeUnit.SECONDS) ? "booked" : "?");
                } catch (java.util.concurrent.ExecutionException failure) {
                    outcomes.add(failure.getCause() instanceof Refused refused ? refused.code() : failure.toString());
                }
            }
        }
        return outcomes;
    }
}
