package furong.dispatch;

import static furong.dispatch.Town.DISPATCHER;
import static furong.dispatch.Town.DISTRICT;
import static furong.dispatch.Town.MIDDLE;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.fleet.Community;
import furong.fleet.NewStop;
import furong.fleet.Timetable;
import furong.organisation.Organisation;
import furong.organisation.UnitId;
import furong.planning.StopId;
import furong.planning.Task;
import furong.platform.Label;
import furong.travel.Spot;
import java.time.LocalTime;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Service vehicles: a published stop is kept to the minute, and what is left of the day is filled with visits nearby. */
@FurongTest
class ToursTest {

    @Autowired
    Days days;

    @Autowired
    Timetable timetable;

    @Autowired
    Organisation organisation;

    @Autowired
    Town town;

    @AfterEach
    void now() {
        town.backToRealTime();
    }

    @Test
    void aPublishedStopBeginsAsThePublicWasToldAndGapsAreFilled() {
        town.crews(0);
        var taken = organisation.crews().stream().map(crew -> crew.vehicle()).collect(Collectors.toSet());
        var vehicle = organisation.vehicles().stream()
                .filter(one -> !taken.contains(one.id()))
                .findFirst()
                .orElseThrow();
        var crew = town.form(vehicle.id());
        var community = timetable.community(new UnitId(5), DISTRICT, new Label("锦江花园", "Jinjiang Garden"), "东门");
        var from = LocalTime.of(10, 30);
        var stop = timetable.plan(
                new NewStop(vehicle.id(), community, town.day(), from, from.plusMinutes(90), ""), DISPATCHER);
        var early = town.book(MIDDLE, 9, 30);
        var late = town.book(MIDDLE, 14, 50);
        assertThat(days.plan(town.day().plusDays(1)).stops()).isZero();
        timetable.publish(vehicle.id(), town.day(), town.day().plusDays(1), DISPATCHER);
        days.planDay(town.day(), DISPATCHER);

        assertThat(town.stops(crew)).containsExactly(early.stop(), new StopId(stop.value()), late.stop());
        var placed = town.plan().find(new StopId(stop.value())).orElseThrow().stop();
        assertThat(placed.task().kind()).isEqualTo(Task.Kind.TOUR);
        assertThat(LocalTime.ofSecondOfDay(placed.start())).isEqualTo(from);
        assertThat(placed.late()).isZero();
        // where nobody measured, the middle of the district stands in
        timetable.measured(community, new Community.Point(30.661, MIDDLE), DISPATCHER);
        days.planDay(town.day(), DISPATCHER);
        var measured = town.plan().find(new StopId(stop.value())).orElseThrow().stop();
        assertThat(measured.task().spot()).isEqualTo(new Spot(30.661, MIDDLE, DISTRICT));

        // a called-off stop is on nobody's day any more
        timetable.callOff(stop, "暴雨", DISPATCHER);
        days.planDay(town.day(), DISPATCHER);
        town.at(0, 10);
        assertThat(town.stops(crew)).doesNotContain(new StopId(stop.value()));
    }
}
