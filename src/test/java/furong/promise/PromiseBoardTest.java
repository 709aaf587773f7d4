package furong.promise;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.customer.CustomerId;
import furong.organisation.Scope;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What supervisors see of the promises they answer for. */
@FurongTest
class PromiseBoardTest {

    private static final Instant MORNING = Instant.parse("2026-03-10T01:00:00Z");
    private static final Actor SYSTEM = Actor.system("test");

    @Autowired
    Promises promises;

    @Autowired
    PromiseBoard board;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    private final UnitId east = UnitId.next();
    private final UnitId west = UnitId.next();
    private final Scope both = new Scope(Set.of(east, west));

    @BeforeEach
    void morning() {
        time.startAt(MORNING);
    }

    @Test
    @DisplayName("A1.4 counted by who faces the customer and by who owns the product, the total is the same")
    void bothAxesHaveOneTotal() {
        for (var n = 0; n < 30; n++)
            make(n % 3 == 0 ? west : east, List.of("VOICE", "DATA", "PHS", "").get(n % 4), PromiseType.REPAIR);
        time.startAt(MORNING.plus(Duration.ofHours(20)));
        for (var n = 0; n < 5; n++) make(east, "DATA", PromiseType.RESUME);
        time.startAt(MORNING.plus(Duration.ofHours(25)));

        var units = board.byUnit(both);
        var lines = board.byBusinessLine(both);
        assertThat(units).hasSize(2);
        assertThat(lines).hasSize(4);
        assertThat(units.stream().mapToLong(PromiseBoard.Tally::open).sum()).isEqualTo(35);
        assertThat(lines.stream().mapToLong(PromiseBoard.Tally::open).sum()).isEqualTo(35);
        assertThat(lines.stream().mapToLong(PromiseBoard.Tally::overdue).sum())
                .isEqualTo(units.stream().mapToLong(PromiseBoard.Tally::overdue).sum())
                .isEqualTo(35);
    }

    @Test
    void theListGoesOnWhereThePageEndedAndLeavesNothingOut() {
        var made = new ArrayList<PromiseId>();
        for (var n = 0; n < 23; n++)
            made.add(make(east, "DATA", PromiseType.CALLBACK).id());
        var seen = new ArrayList<PromiseId>();
        String after = null;
        do {
            var page = board.list(new PromiseBoard.Filter(both, PromiseBoard.Tab.OPEN, null, null, null), after, 5);
            page.rows().forEach(promise -> seen.add(promise.id()));
            after = page.next();
        } while (after != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void aUnitOutOfScopeShowsNothingEvenIfNamed() {
        make(west, "DATA", PromiseType.CALLBACK);
        var mine = new Scope(Set.of(east));
        assertThat(board.list(new PromiseBoard.Filter(mine, PromiseBoard.Tab.OPEN, null, west, null), null, 5)
                        .rows())
                .isEmpty();
        assertThat(board.byUnit(mine)).isEmpty();
    }

    @Test
    void atRiskIsWhatHasLessThanAQuarterOfItsTimeLeft() {
        var promise = make(east, "DATA", PromiseType.CALLBACK);
        var atRisk = new PromiseBoard.Filter(both, PromiseBoard.Tab.AT_RISK, PromiseType.CALLBACK, east, "DATA");
        time.startAt(MORNING.plus(Duration.ofHours(35)));
        assertThat(board.list(atRisk, null, 5).rows()).isEmpty();
        time.startAt(MORNING.plus(Duration.ofHours(37)));
        assertThat(board.list(atRisk, null, 5).rows()).extracting(Promise::id).containsExactly(promise.id());
        assertThat(promise.look(MORNING.plus(Duration.ofHours(37)))).isEqualTo(Promise.Look.AT_RISK);
    }

    @Test
    void theKeptRateLeavesOutWhatWasNotOursToKeep() {
        for (var n = 0; n < 8; n++) {
            var promise = make(east, "DATA", PromiseType.CALLBACK);
            var at = n == 7 ? promise.dueAt().plusSeconds(60) : promise.dueAt();
            if (n == 6) promises.excuse(promise.customer(), promise.id(), Cause.CUSTOMER, "moved away", SYSTEM);
            if (n < 6 || n == 7) promises.keep(promise.customer(), PromiseType.CALLBACK, promise.subject(), at, "call");
        }
        var voided = make(east, "DATA", PromiseType.CALLBACK);
        promises.voidIt(voided.customer(), PromiseType.CALLBACK, voided.subject(), "withdrawn", SYSTEM);
        time.startAt(MORNING.plus(Duration.ofDays(4)));
        while (promises.breakOverdue(200) == 200) {}

        assertThat(board.rates(both, MORNING, MORNING.plus(Duration.ofDays(30))))
                .containsExactly(new PromiseBoard.Rate(PromiseType.CALLBACK, 6, 1, 1, 1))
                .extracting(PromiseBoard.Rate::keptPermille)
                .containsExactly(857);
        assertThat(board.list(new PromiseBoard.Filter(both, PromiseBoard.Tab.BROKEN, null, null, null), null, 5)
                        .rows())
                .hasSize(2);
    }

    @Test
    @Transactional
    void theDueListOfAUnitIsReadFromItsIndex() {
        for (var n = 0; n < 50; n++) make(east, "DATA", PromiseType.CALLBACK);
        // a test's table is too small for the planner to want an index
        db.sql("set local enable_seqscan = off").update();
        db.sql("set local enable_bitmapscan = off").update();
        var plan = db.sql("""
                explain select customer, id from promise.promise p
                where unit = :unit and state = 'OPEN' and (due_at, customer, id) > (now(), 0, 0)
                order by due_at, customer, id limit 50""").param("unit", east.value()).query(String.class).list();
        var sweep = db.sql("""
                explain select customer, id from promise.promise
                where state = 'OPEN' and due_at < now() order by due_at, customer, id limit 200""").query(String.class).list();
        assertThat(String.join("\n", plan)).contains("promise_open_by_unit").doesNotContain("Sort");
        assertThat(String.join("\n", sweep)).contains("promise_due").doesNotContain("Sort");
    }

    private Promise make(UnitId unit, String line, PromiseType type) {
        var customer = CustomerId.next();
        var wanted = new NewPromise(
                customer, type, "case:" + customer.text(), Segment.PUBLIC, "ADSL", false, MORNING, unit, line);
        return promises.make(wanted, SYSTEM);
    }
}
