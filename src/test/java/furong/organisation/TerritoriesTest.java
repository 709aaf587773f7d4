package furong.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@FurongTest
@RecordApplicationEvents
class TerritoriesTest {

    private static final Actor SYSTEM = Actor.system("test");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final List<String> DISTRICTS = List.of(
            "510104", "510105", "510106", "510107", "510108", "510112", "510113", "510114", "510115", "510116",
            "510117", "510118", "510121", "510129", "510131", "510132", "510181", "510182", "510183", "510184",
            "510185");

    @Autowired
    Territories territories;

    @Autowired
    Organisation organisation;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void startOnAMondayMorning() {
        time.startAt(Instant.parse("2026-11-23T01:00:00Z"));
    }

    @Test
    void everyDistrictHasAnOwnerForEverySegmentOfTheRightKind() {
        for (var district : DISTRICTS) {
            var area = Area.district(district);
            assertThat(kindOf(Segment.KEY_ACCOUNT, area)).isEqualTo(UnitKind.KEY_ACCOUNTS);
            assertThat(kindOf(Segment.COMMERCIAL, area)).isEqualTo(UnitKind.COMMERCIAL);
            assertThat(kindOf(Segment.PUBLIC, area)).isIn(UnitKind.OPERATING, UnitKind.COUNTY_BRANCH);
        }
    }

    @Test
    void everyOperatingUnitAndBranchFacesSomebody() {
        var facing = territories.from(TODAY).stream().map(Territory::unit).toList();
        assertThat(organisation.units())
                .filteredOn(unit -> switch (unit.kind()) {
                    case KEY_ACCOUNTS, COMMERCIAL, OPERATING, COUNTY_BRANCH -> true;
                    case COMPANY, HOTLINE, QUALITY -> false;
                })
                .hasSize(23)
                .allSatisfy(unit -> assertThat(facing).contains(unit.id()));
    }

    @Test
    void aStreetOfficeOfTheHighTechZoneComesBeforeItsDistrict() {
        assertThat(owner(Segment.PUBLIC, new Area("510107", "510107061"), TODAY))
                .isEqualTo(new UnitId(10));
        assertThat(owner(Segment.PUBLIC, new Area("510107", "510107001"), TODAY))
                .isEqualTo(new UnitId(8));
        assertThat(owner(Segment.PUBLIC, Area.district("510107"), TODAY)).isEqualTo(new UnitId(8));
    }

    @Test
    void noAreaCanHaveTwoOwnersOnOneDay() {
        assertThatThrownBy(() -> db.sql("""
                        insert into organisation.territory (segment, district, street_office, unit, days, why)
                        values ('PUBLIC', '510104', '', 6, daterange('2030-01-01', '2030-01-02'), 'a second owner')""").update()).hasMessageContaining("territory");
        assertThat(db.sql("""
                        select count(*) from organisation.territory a join organisation.territory b
                          on a.segment = b.segment and a.district = b.district and a.street_office = b.street_office
                         and a.days && b.days and a.days <> b.days""").query(Integer.class).single()).isZero();
    }

    @Test
    void aBoundaryMovesFromADayOnAndWhatWasBeforeStaysReadable() {
        var area = new Area("510105", "510105018");
        var from = TODAY.plusDays(10);
        territories.move(new BoundaryMove(Segment.PUBLIC, area, new UnitId(7), from, "closer to their hall"), SYSTEM);
        assertThat(owner(Segment.PUBLIC, area, from.minusDays(1))).isEqualTo(new UnitId(6));
        assertThat(owner(Segment.PUBLIC, area, from)).isEqualTo(new UnitId(7));
        assertThat(events.stream(BoundaryMoved.class))
                .containsExactly(new BoundaryMoved(Segment.PUBLIC, area, new UnitId(7), from));

        territories.move(new BoundaryMove(Segment.PUBLIC, area, new UnitId(9), from.plusDays(5), "again"), SYSTEM);
        territories.move(new BoundaryMove(Segment.PUBLIC, area, new UnitId(5), TODAY, "at once"), SYSTEM);
        assertThat(territories.history(Segment.PUBLIC, area))
                .extracting(Territory::unit, Territory::from, Territory::until)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(new UnitId(5), TODAY, from),
                        org.assertj.core.groups.Tuple.tuple(new UnitId(7), from, from.plusDays(5)),
                        org.assertj.core.groups.Tuple.tuple(new UnitId(9), from.plusDays(5), null));
    }

    @Test
    void aDistrictMovesFromADayOnAndLeavesNoDayWithoutAnOwner() {
        var area = Area.district("510131");
        var from = TODAY.plusDays(30);
        territories.move(new BoundaryMove(Segment.PUBLIC, area, new UnitId(20), from, "merged"), SYSTEM);
        for (var day = TODAY; day.isBefore(from.plusDays(30)); day = day.plusDays(1))
            assertThat(owner(Segment.PUBLIC, area, day)).isEqualTo(new UnitId(day.isBefore(from) ? 19 : 20));
        territories.move(new BoundaryMove(Segment.PUBLIC, area, new UnitId(19), from, "not merged"), SYSTEM);
        assertThat(owner(Segment.PUBLIC, area, from)).isEqualTo(new UnitId(19));
    }

    @Test
    void whatCannotBeIsRefusedByField() {
        var area = Area.district("510181");
        assertThatThrownBy(() -> territories.move(
                        new BoundaryMove(Segment.PUBLIC, area, new UnitId(11), TODAY.minusDays(1), "late"), SYSTEM))
                .satisfies(refused -> assertThat(((Refused) refused).field()).isEqualTo("on"));
        assertThatThrownBy(() -> territories.move(
                        new BoundaryMove(Segment.KEY_ACCOUNT, area, new UnitId(11), TODAY, "wrong"), SYSTEM))
                .satisfies(refused -> assertThat(((Refused) refused).field()).isEqualTo("to"));
        assertThatThrownBy(() -> owner(Segment.PUBLIC, Area.district("110101"), TODAY))
                .isInstanceOf(Refused.class);
    }

    @Test
    void manyMovesAtOnceStillLeaveOneOwner() throws Exception {
        var area = new Area("510106", "510106024");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> moves = List.of(move(area, 5), move(area, 6), move(area, 8), move(area, 9));
            for (var done : people.invokeAll(moves)) done.get();
        }
        assertThat(territories.history(Segment.PUBLIC, area)).hasSize(1);
    }

    private Callable<Void> move(Area area, long to) {
        return () -> {
            territories.move(new BoundaryMove(Segment.PUBLIC, area, new UnitId(to), TODAY, "all at once"), SYSTEM);
            return null;
        };
    }

    private UnitKind kindOf(Segment segment, Area area) {
        return organisation.unit(owner(segment, area, TODAY)).kind();
    }

    private UnitId owner(Segment segment, Area area, LocalDate on) {
        return territories.ownerOf(segment, area, on);
    }
}
