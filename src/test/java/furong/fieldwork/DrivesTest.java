package furong.fieldwork;

import static furong.fieldwork.Field.CLERK;
import static furong.fieldwork.Field.DISTRICT;
import static furong.fieldwork.Field.EVENING;
import static furong.fieldwork.Field.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewPlace;
import furong.fieldwork.drives.Drives;
import furong.organisation.Area;
import furong.travel.Spot;
import furong.travel.Travels;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A crew that drives from door to door teaches how long that takes. */
@FurongTest
class DrivesTest {

    @Autowired
    Field field;

    @Autowired
    Visits visits;

    @Autowired
    Customers customers;

    @Autowired
    Drives drives;

    @Autowired
    Travels travels;

    @Test
    void theWayToTheNextDoorTeachesOnceAndTheFirstOneOfTheDayNever() {
        var corner = field.corner(1);
        var first = field.customer();
        var owner = field.customer();
        var morning = field.book(first, corner.at(NINE), 60);
        var there = customers.addPlace(
                owner.id(), new NewPlace(Area.district(DISTRICT), Address.street("一环路南三段", "1")), CLERK);
        var moved = customers.makeHome(owner.id(), there.id(), CLERK);
        var evening = field.book(moved, corner.at(EVENING), 60);
        var from = first.home();
        var straight = new Spot(from.lat(), from.lon(), DISTRICT);
        var to = new Spot(there.lat(), there.lon(), DISTRICT);
        var usual = travels.route(straight, to, LocalTime.of(17, 0)).seconds();

        field.goTo(corner.day(), 8, 30);
        drive(first, morning, Duration.ofMinutes(12));
        field.goTo(corner.day(), 17, 30);
        drive(moved, evening, Duration.ofSeconds(2L * usual));

        assertThat(drives.teach(corner.day())).isEqualTo(1);
        assertThat(drives.teach(corner.day())).as("the same day again").isZero();
        assertThat(travels.route(straight, to, LocalTime.of(17, 0)).seconds()).isGreaterThan(usual);
    }

    private void drive(Customer customer, VisitId visit, Duration took) {
        visits.onTheWay(customer.id(), visit, field.tap());
        field.pass(took);
        visits.arrive(customer.id(), visit, field.tap());
    }
}
