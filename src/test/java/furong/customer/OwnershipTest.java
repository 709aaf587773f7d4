package furong.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.Area;
import furong.organisation.BoundaryMove;
import furong.organisation.Segment;
import furong.organisation.Territories;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each customer has one owner and only one, also while boundaries move under them. */
@FurongTest
class OwnershipTest {

    private static final Actor BOSS = new Actor(1, 1, "1", "test");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final UnitId DAYI = new UnitId(18);
    private static final UnitId PUJIANG = new UnitId(19);
    private static final UnitId XINJIN = new UnitId(20);

    @Autowired
    Customers customers;

    @Autowired
    Ownership ownership;

    @Autowired
    OwnershipMove move;

    @Autowired
    Territories territories;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void aDayInDecember() {
        time.startAt(Instant.parse("2026-12-01T02:00:00Z"));
    }

    @Test
    @DisplayName("A1.5 a boundary that moves today takes its customers along, with history")
    void aBoundaryThatMovesTodayTakesItsCustomersAlong() {
        var area = new Area("510131", "510131107");
        var before = registeredIn(area, "2026-11-01T02:00:00Z");
        var sameDay = registeredIn(area, "2026-12-01T02:00:00Z");
        territories.move(new BoundaryMove(Segment.PUBLIC, area, XINJIN, TODAY, "a new road"), BOSS);
        assertThat(customers.get(before.id()).owner()).isEqualTo(XINJIN);
        assertThat(ownership.history(before.id()))
                .extracting(Ownership.Period::unit, Ownership.Period::since, Ownership.Period::until)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(XINJIN, TODAY, null),
                        org.assertj.core.groups.Tuple.tuple(PUJIANG, LocalDate.of(2026, 11, 1), TODAY));
        assertThat(ownership.history(sameDay.id()))
                .as("who came that very day never had another owner")
                .singleElement()
                .satisfies(period -> assertThat(period.unit()).isEqualTo(XINJIN));
    }

    @Test
    @DisplayName(
            "A1.5 a boundary that moves later is followed in the night before its day; then nobody has 0 or 2 owners")
    void aBoundaryThatMovesLaterIsFollowedInTheNightBefore() {
        var area = new Area("510129", "510129119");
        var customer = registeredIn(area, "2026-12-01T02:00:00Z");
        territories.move(new BoundaryMove(Segment.PUBLIC, area, PUJIANG, TODAY.plusDays(2), "merged"), BOSS);
        time.forwardBy(Duration.ofDays(1));
        assertThat(customers.get(customer.id()).owner()).isEqualTo(DAYI);
        time.forwardBy(Duration.ofDays(1));
        assertThat(customers.get(customer.id()).owner()).isEqualTo(PUJIANG);
        assertThat(ownership.lastCheck()).get().satisfies(check -> {
            assertThat(check.day()).isAfterOrEqualTo(TODAY.plusDays(2));
            assertThat(check.withoutOwner()).isZero();
            assertThat(check.withSeveral()).isZero();
        });
    }

    @Test
    @DisplayName("A1.5 the nightly count sees a customer without owner")
    void theCountSeesACustomerWithoutOwner() {
        var customer = registeredIn(new Area("510131", "510131103"), "2026-12-01T02:00:00Z");
        var lost = ownership.history(customer.id()).getFirst();
        db.sql("delete from customer.ownership where customer = ?")
                .param(customer.id().value())
                .update();
        assertThat(ownership.check(TODAY).withoutOwner()).isPositive();
        move.first(List.of(customer.id().value()), List.of(lost.unit()), List.of(lost.since()), "mended");
        assertThat(ownership.check(TODAY).withoutOwner()).isZero();
    }

    @Test
    void howeverManyMoveOneCustomerAtOnceThereIsOneOwner() throws Exception {
        var customer = registeredIn(new Area("510131", "510131104"), "2026-11-01T02:00:00Z");
        List<Callable<Boolean>> movers = IntStream.range(0, 12)
                .mapToObj(n -> (Callable<Boolean>) () -> {
                    var moved = customers.changeSegment(
                            customer.id(), n % 2 == 0 ? Segment.COMMERCIAL : Segment.PUBLIC, null, BOSS);
                    return moved.owner() != null;
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(movers))
                    .allSatisfy(done -> assertThat(done.resultNow()).isTrue());
        }
        assertThat(ownership.history(customer.id()))
                .filteredOn(period -> period.until() == null)
                .hasSize(1);
        assertThat(ownersOn(customer, TODAY)).isEqualTo(1);
        assertThat(ownersOn(customer, TODAY.minusDays(1))).isEqualTo(1);
        var now = customers.get(customer.id());
        assertThat(now.owner())
                .isEqualTo(territories.ownerOf(now.segment(), now.home().area(), TODAY));
    }

    @Test
    void theDatabaseRefusesASecondOwnerForOneDayEvenIfBothCommitAtOnce() throws Exception {
        var customer = registeredIn(new Area("510131", "510131105"), "2026-11-01T02:00:00Z");
        db.sql("update customer.ownership set until = ? where customer = ?")
                .params(TODAY, customer.id().value())
                .update();
        List<Callable<Boolean>> rivals = IntStream.range(0, 6)
                .mapToObj(n -> (Callable<Boolean>) () -> {
                    try {
                        move.first(
                                List.of(customer.id().value()), List.of(XINJIN), List.of(TODAY.plusDays(n)), "rival");
                        return true;
                    } catch (DataIntegrityViolationException oneOwnerAtATime) {
                        return false;
                    }
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(rivals))
                    .filteredOn(done -> done.resultNow())
                    .hasSize(1);
        }
        assertThatThrownBy(() ->
                        move.first(List.of(customer.id().value()), List.of(DAYI), List.of(TODAY.plusDays(9)), "late"))
                .hasMessageContaining("one_owner_at_a_time");
        db.sql("delete from customer.ownership where customer = ?")
                .param(customer.id().value())
                .update();
        move.first(List.of(customer.id().value()), List.of(PUJIANG), List.of(LocalDate.of(2026, 11, 1)), "as it was");
    }

    private Customer registeredIn(Area area, String at) {
        time.startAt(Instant.parse(at));
        var customer = customers.register(
                NewCustomer.person("迁移测试", null, "13900000000", new NewPlace(area, Address.UNKNOWN)), BOSS);
        aDayInDecember();
        return customer;
    }

    private long ownersOn(Customer customer, LocalDate day) {
        return ownership.history(customer.id()).stream()
                .filter(period -> !period.since().isAfter(day)
                        && (period.until() == null || period.until().isAfter(day)))
                .count();
    }
}
