package furong.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.organisation.Vehicle;
import furong.platform.Actor;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stops: planned, filled, published, called off, and read by everybody. */
@FurongTest
class TimetableTest {

    private static final Actor PLANNER = new Actor(44, 7, "0701", "test");
    private static final UnitId UNIT = new UnitId(7);
    private static final LocalDate SATURDAY = LocalDate.of(2029, 9, 1);

    @Autowired
    Organisation organisation;

    @Autowired
    Timetable timetable;

    @Autowired
    Staffed staffed;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    Vehicle vehicle;
    CommunityId community;

    @BeforeEach
    void aVehicleOnASaturday() {
        time.startAt(SATURDAY.atTime(9, 30).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
        vehicle = organisation.vehicles().stream()
                .filter(one -> one.unit().equals(UNIT))
                .findFirst()
                .orElseThrow();
        community = timetable.community(UNIT, "510105", new Label("浣花社区", "Huanhua"), "南门");
    }

    @Test
    void whatIsPublishedIsKeptOrCalledOffWithAReasonAndAVehicleIsInOnePlace() {
        var day = SATURDAY.plusDays(20);
        var stop = timetable.plan(stop(day, 10, 12), PLANNER);
        assertThatThrownBy(() -> timetable.plan(stop(day, 11, 13), PLANNER)).hasMessageContaining("stop-overlap");
        assertThatThrownBy(() -> timetable.plan(stop(day, 20, 22), PLANNER)).hasMessageContaining("stop-hours");
        assertThat(published(day)).isEmpty();
        timetable.publish(vehicle.id(), day, day.plusDays(1), PLANNER);
        assertThat(published(day)).hasSize(1);
        assertThatThrownBy(() -> db.sql("update fleet.stop set day = day + 1 where id = ?")
                        .param(stop.value())
                        .update())
                .hasMessageContaining("stays as it was published");
        timetable.callOff(stop, "车辆检修", PLANNER);
        assertThat(published(day))
                .singleElement()
                .satisfies(one -> assertThat(one.offWhy()).isEqualTo("车辆检修"));
    }

    @Test
    void aMonthIsFilledOnceWeekendsIncluded() {
        var first = LocalDate.of(2029, 11, 1);
        var until = first.plusMonths(1);
        timetable.community(UNIT, "510105", new Label("草堂社区", "Caotang"), "北门");
        assertThat(timetable.fill(vehicle.id(), UNIT, first, until, PLANNER)).isEqualTo(60);
        assertThat(timetable.fill(vehicle.id(), UNIT, first, until, PLANNER)).isZero();
        var stops = timetable.of(vehicle.id(), first, until);
        assertThat(stops)
                .filteredOn(stop -> stop.day().getDayOfWeek().getValue() > 5)
                .hasSize(16);
        assertThat(stops.stream().map(stop -> stop.community().id()).distinct().count())
                .isGreaterThan(1);
    }

    @Test
    @DisplayName("A2.13 the week of the national holiday is filled like any other: a vehicle goes by its own calendar")
    void aHolidayWeekIsFilledToo() {
        var first = LocalDate.of(2030, 10, 1);
        assertThat(timetable.fill(vehicle.id(), UNIT, first, first.plusDays(7), PLANNER))
                .isEqualTo(14);
    }

    @Test
    @DisplayName("A2.13 where a community's gate is on the map is said by its own unit, and by no other")
    void aCommunityIsMeasuredByItsUnit() throws Exception {
        var path = "/communities/" + community.text() + "/point";
        var mine = staffed.person(Role.DISPATCHER, UNIT, null);
        var other = staffed.person(Role.DISPATCHER, new UnitId(17), null);
        assertThat(staffed.answer(post(path).param("lat", "30.66").param("lon", "104.03"), other)
                        .getStatus())
                .isEqualTo(404);
        assertThat(staffed.answer(post(path).param("lat", "north").param("lon", "104.03"), mine)
                        .getStatus())
                .isEqualTo(422);
        assertThat(staffed.answer(post(path).param("lat", "30.6612").param("lon", "104.0305"), mine)
                        .getStatus())
                .isEqualTo(302);
        assertThat(timetable.community(community).at()).isEqualTo(new Community.Point(30.6612, 104.0305));
        assertThat(staffed.page(get("/communities"), mine)).contains("30.6612, 104.0305");
    }

    @Test
    void theTimetableIsForEverybodyInBothLanguagesAndOnPaper() throws Exception {
        var day = SATURDAY.plusDays(1);
        timetable.plan(stop(day, 13, 15), PLANNER);
        timetable.publish(vehicle.id(), day, day.plusDays(1), PLANNER);
        var visitor = staffed.person(Role.TECHNICIAN, UNIT, null);
        assertThat(staffed.page(get("/timetable"), visitor)).contains("When we come", "Huanhua", "13:00–15:00");
        assertThat(staffed.page(get("/timetable/print?district=510105"), visitor))
                .contains("Huanhua");
        assertThat(staffed.page(get("/timetable?district=510104"), visitor)).doesNotContain("Huanhua");
    }

    /** Other tests publish other vehicles' stops. */
    private List<CommunityStop> published(LocalDate day) {
        return timetable.published(day, day.plusDays(1)).stream()
                .filter(stop -> stop.vehicle().equals(vehicle.id()))
                .toList();
    }

    private NewStop stop(LocalDate day, int from, int until) {
        return new NewStop(vehicle.id(), community, day, LocalTime.of(from, 0), LocalTime.of(until, 0), "宽带体验日");
    }
}
