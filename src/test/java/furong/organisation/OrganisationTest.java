package furong.organisation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FurongTest
class OrganisationTest {

    private static final Actor SYSTEM = Actor.system("test");

    @Autowired
    Organisation organisation;

    @Autowired
    Staff staff;

    @Autowired
    Shifts shifts;

    @Test
    @DisplayName("G4-20 the company has exactly 1+2+6+14+1+1 units below one root")
    void theCompanyHasExactlyItsUnits() {
        var kinds = organisation.units().stream().collect(groupingBy(Unit::kind, counting()));
        assertThat(kinds)
                .containsEntry(UnitKind.COMPANY, 1L)
                .containsEntry(UnitKind.KEY_ACCOUNTS, 1L)
                .containsEntry(UnitKind.COMMERCIAL, 2L)
                .containsEntry(UnitKind.OPERATING, 6L)
                .containsEntry(UnitKind.COUNTY_BRANCH, 14L)
                .containsEntry(UnitKind.HOTLINE, 1L)
                .containsEntry(UnitKind.QUALITY, 1L)
                .hasSize(7);
        assertThat(organisation.units().getFirst().kind()).isEqualTo(UnitKind.COMPANY);
    }

    @Test
    void eachDepartmentOperatingUnitAndBranchHasOneVehicle() {
        var kinds = organisation.vehicles().stream()
                .collect(groupingBy(vehicle -> organisation.unit(vehicle.unit()).kind(), counting()));
        assertThat(kinds)
                .containsEntry(UnitKind.COMMERCIAL, 2L)
                .containsEntry(UnitKind.OPERATING, 6L)
                .containsEntry(UnitKind.COUNTY_BRANCH, 14L)
                .hasSize(3);
    }

    @Test
    void eachOperatingUnitAndBranchHasAHallThatOpensOnWeekendsAndOneHallIsTheModel() {
        var halls = organisation.halls();
        var withHall = halls.stream().map(Hall::unit).distinct().toList();
        assertThat(organisation.units().stream()
                        .filter(unit -> unit.kind() == UnitKind.OPERATING || unit.kind() == UnitKind.COUNTY_BRANCH)
                        .map(Unit::id))
                .allMatch(withHall::contains);
        assertThat(halls)
                .filteredOn(Hall::model)
                .singleElement()
                .satisfies(model -> assertThat(model.name().zh()).isEqualTo("人民东路营业厅"));
        assertThat(halls).allSatisfy(hall -> {
            for (var day : DayOfWeek.values())
                assertThat(hall.hours())
                        .as(hall.code() + day)
                        .anyMatch(open -> open.contains(day, LocalTime.of(10, 0)));
            assertThat(organisation.hall(hall.id())).isEqualTo(hall);
        });
    }

    @Test
    void peopleSeeTheirUnitAndThoseBelowAndPeopleOfCityWideUnitsSeeAll() {
        var branch = organisation.scopeOf(someoneIn(13));
        assertThat(branch.units()).containsExactly(new UnitId(13));
        assertThat(branch.sees(new UnitId(14))).isFalse();
        assertThat(organisation.scopeOf(someoneIn(1)).units()).hasSize(26);
        assertThat(organisation.scopeOf(someoneIn(25)).array()).hasSize(26);
        assertThat(organisation.scopeOf(someoneIn(26)).sees(new UnitId(13))).isTrue();
    }

    @Test
    void aCrewIsFoundByWhatItCanDoAndWhereItGoes() {
        var skill = "SKILL" + Ids.next();
        var crew = organisation.formCrew(
                new Crew(
                        CrewId.next(),
                        new UnitId(13),
                        "crew " + skill,
                        Set.of(skill),
                        Set.of("510114"),
                        new VehicleId(11)),
                SYSTEM);
        assertThat(organisation.crewsFor(skill, "510114")).containsExactly(crew);
        assertThat(organisation.crewsFor(skill, "510104")).isEmpty();
        assertThat(organisation.crew(crew.id())).isEqualTo(crew);
    }

    @Test
    void theShiftsOfOnePersonNeverOverlap() {
        var who = someoneIn(13).id();
        var day = LocalDate.of(2026, 11, 23);
        var morning = Shift.of(who, day, LocalTime.of(8, 30), LocalTime.of(12, 0));
        var evening = Shift.of(who, day, LocalTime.of(18, 0), LocalTime.MIDNIGHT);
        shifts.plan(List.of(morning, evening), SYSTEM);
        assertThat(shifts.of(who, day)).containsExactly(morning, evening);
        var crossing = Shift.of(who, day, LocalTime.of(11, 59), LocalTime.of(13, 0));
        assertThatThrownBy(() -> shifts.plan(List.of(crossing), SYSTEM)).isInstanceOf(Refused.class);
        assertThat(shifts.of(who, day)).hasSize(2);
        shifts.clear(who, day, SYSTEM);
        assertThat(shifts.of(who, day)).isEmpty();
    }

    private StaffMember someoneIn(long unit) {
        return staff.hire(
                new NewStaff(
                        "O" + Ids.next(),
                        new Label("测试", "Test"),
                        new UnitId(unit),
                        Set.of(Role.COUNTER_CLERK),
                        Set.of(),
                        null,
                        null,
                        "{noop}x"),
                SYSTEM);
    }
}
