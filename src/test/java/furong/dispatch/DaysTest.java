package furong.dispatch;

import static furong.dispatch.Town.DISPATCHER;
import static furong.dispatch.Town.EAST;
import static furong.dispatch.Town.MIDDLE;
import static furong.dispatch.Town.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.dispatch.DayEvent.Kind;
import furong.dispatch.Town.Booked;
import furong.fieldwork.Visits;
import furong.organisation.CrewId;
import furong.planning.DayPlan.State;
import furong.planning.Violation;
import furong.platform.Refused;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Days planned overnight, published, and kept alive by what happens. */
@FurongTest
@RecordApplicationEvents
class DaysTest {

    @Autowired
    Days days;

    @Autowired
    Live live;

    @Autowired
    Proposals proposals;

    @Autowired
    Assignments assignments;

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
    void theNightPlanSendsEachCrewToOneSideOfTown() {
        var crews = town.crews(2);
        var west = new ArrayList<Booked>();
        var east = new ArrayList<Booked>();
        for (var hour : new int[] {9, 11, 14, 16}) {
            west.add(town.book(WEST, hour, 50));
            east.add(town.book(EAST, hour, 50));
        }
        var before = town.plan().figures().metres();
        days.planDay(town.day(), DISPATCHER);

        assertThat(town.plan().state()).isEqualTo(State.DRAFT);
        assertThat(west).extracting(town::whose).containsOnly(town.whose(west.getFirst()));
        assertThat(east).extracting(town::whose).containsOnly(town.whose(east.getFirst()));
        assertThat(crews).contains(town.whose(west.getFirst()), town.whose(east.getFirst()));
        assertThat(town.whose(west.getFirst())).isNotEqualTo(town.whose(east.getFirst()));
        assertThat(town.plan().figures().metres()).isLessThan(before);
        assertThat(broken(crews)).isEmpty();
        // who goes is told to fieldwork as well, so that the crew's own list is the plan's
        for (var one : west)
            assertThat(visits.get(one.customer().id(), one.visit())
                            .appointment()
                            .crew())
                    .isEqualTo(town.whose(one));
    }

    @Test
    void aPublishedDayTellsEachCustomerAnHourWithinTheirWindow() {
        town.crews(1);
        var morning = town.book(MIDDLE, 9, 60);
        assertThatThrownBy(() -> days.publish(town.day(), DISPATCHER)).hasMessageContaining("day-not-planned");
        days.planDay(town.day(), DISPATCHER);
        var version = days.publish(town.day(), DISPATCHER);

        var stop = town.plan().find(morning.stop()).orElseThrow().stop();
        var told = Objects.requireNonNull(stop.marks().told());
        assertThat(told.until() - told.from()).isEqualTo(3600);
        assertThat(told.from()).isGreaterThanOrEqualTo(9 * 3600);
        assertThat(told.until()).isLessThanOrEqualTo(11 * 3600);
        assertThat(told.has(stop.start())).isTrue();
        assertThat(days.publish(town.day(), DISPATCHER)).isEqualTo(version);
        assertThat(events.stream(DayPublished.class)).hasSize(1);
        assertThatThrownBy(() -> days.planDay(town.day(), DISPATCHER)).hasMessageContaining("day-published");
    }

    @Test
    void whatACrewDoesIsHeardAndThePlanGoesByIt() {
        var crew = town.crews(1).getFirst();
        var first = town.book(MIDDLE, 9, 60);
        var second = town.book(MIDDLE, 11, 60);
        town.publishedAt(8, 50);
        town.setOut(first);
        town.at(9, 5);
        town.arrive(first);
        town.begin(first);
        assertThat(town.plan().state()).isEqualTo(State.LIVE);
        assertThat(town.crew(crew).frozen()).isEqualTo(1);
        town.at(9, 30);
        town.finish(first);
        var stop = town.plan().find(first.stop()).orElseThrow().stop();
        assertThat(LocalTime.ofSecondOfDay(stop.end())).isEqualTo(LocalTime.of(9, 30));
        visits.cancel(second.customer().id(), second.visit(), "搬走了", DISPATCHER);
        assertThat(town.stops(crew)).doesNotContain(second.stop());
        assertThat(live.events(town.day(), 20))
                .extracting(DayEvent::kind)
                .containsExactly(Kind.CANCELLED, Kind.FINISHED, Kind.STARTED, Kind.ARRIVED, Kind.SET_OUT);
    }

    @Test
    void anOverrunGivesTheNextStopToAnotherCrewByItselfWhereNoWindowMoves() {
        var crews = town.crews(2);
        var first = town.book(MIDDLE, 9, 60);
        var next = town.book(MIDDLE, 11, 60);
        town.publishedAt(9, 0);
        var crew = Objects.requireNonNull(town.whose(first));
        assertThat(town.whose(next)).isEqualTo(crew);
        town.setOut(first);
        town.at(9, 10);
        town.arrive(first);
        town.begin(first);
        town.at(10, 0);
        live.overrun(first.customer().id(), first.visit(), 240, DISPATCHER);

        assertThat(town.whose(next)).isIn(crews).isNotEqualTo(crew);
        assertThat(broken(crews)).isEmpty();
        assertThat(proposals.open(town.day())).isEmpty();
        assertThat(proposals.of(town.day(), 1)).singleElement().satisfies(proposal -> {
            assertThat(proposal.state()).isEqualTo(Proposal.State.APPLIED);
            assertThat(proposal.byItself()).isTrue();
            assertThat(proposal.movesWindow()).isFalse();
            assertThat(proposal.moves()).anyMatch(move -> move.stop().equals(next.stop()));
            assertThat(proposal.millis()).isLessThan(2000 * 10);
        });
    }

    @Test
    void whatMovesAPromisedWindowWaitsForTheDispatcherWithItsDifference() {
        var crews = town.crews(2);
        var one = town.book(WEST, 14, 110);
        var other = town.book(EAST, 14, 110);
        town.publishedAt(13, 0);
        var ill = Objects.requireNonNull(town.whose(one));
        var well = Objects.requireNonNull(town.whose(other));
        assertThat(ill).isNotEqualTo(well);
        live.crewGone(ill, "发烧", DISPATCHER);

        var proposal = proposals.open(town.day()).orElseThrow();
        assertThat(proposal.movesWindow()).isTrue();
        assertThat(proposal.moves()).anyMatch(move -> move.stop().equals(one.stop()) && well.equals(move.to()));
        assertThat(town.whose(one)).isNull();
        assertThat(town.plan().unassigned()).extracting(item -> item.id()).contains(one.stop());

        proposals.accept(town.day(), proposal.id(), DISPATCHER);
        assertThat(town.whose(one)).isEqualTo(well);
        assertThat(crews).contains(well);
        assertThatThrownBy(() -> proposals.accept(town.day(), proposal.id(), DISPATCHER))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("proposal-decided");
    }

    @Test
    void aProposalIsOvertakenWhenTheDayGoesOnAndCanBeRejected() {
        town.crews(2);
        var one = town.book(WEST, 14, 110);
        town.book(EAST, 14, 110);
        town.publishedAt(13, 0);
        live.crewGone(Objects.requireNonNull(town.whose(one)), "发烧", DISPATCHER);
        var old = proposals.open(town.day()).orElseThrow();
        live.look(town.day(), DISPATCHER);
        assertThatThrownBy(() -> proposals.accept(town.day(), old.id(), DISPATCHER))
                .hasMessageContaining("plan-moved-on");
        var fresh = proposals.open(town.day()).orElseThrow();
        proposals.reject(town.day(), fresh.id(), DISPATCHER);
        assertThat(proposals.open(town.day())).isEmpty();
        assertThat(town.whose(one)).isNull();
    }

    @Test
    void theVisitsOfACrewThatFallsIllAreTakenByOthersByThemselvesWhereTheyCanBe() {
        var crews = town.crews(2);
        var one = town.book(MIDDLE, 9, 60);
        var later = town.book(MIDDLE, 16, 60);
        town.publishedAt(8, 30);
        var ill = Objects.requireNonNull(town.whose(one));
        live.crewGone(ill, "摔伤", DISPATCHER);
        assertThat(town.whose(one)).isIn(crews).isNotEqualTo(ill);
        assertThat(town.whose(later)).isIn(crews).isNotEqualTo(ill);
        assertThat(proposals.open(town.day())).isEmpty();
        live.crewBack(ill, DISPATCHER);
        assertThat(town.crew(ill).onDuty()).isTrue();
    }

    @Test
    void anEmergencyIsTheNextOfWhoeverIsThereFirst() {
        town.crews(2);
        var urgent = town.book(MIDDLE, 16, 60);
        var planned = town.book(EAST, 11, 60);
        town.publishedAt(9, 0);
        live.emergency(urgent.customer().id(), urgent.visit(), "老人独居，电话不通", DISPATCHER);
        assertThat(town.start(urgent)).isBefore(LocalTime.of(10, 0));
        var whose = Objects.requireNonNull(town.whose(urgent));
        assertThat(town.stops(whose).getFirst()).isEqualTo(urgent.stop());
        assertThat(days.violations(town.day()).values().stream().flatMap(list -> list.stream()))
                .noneMatch(broken -> broken.stop().equals(planned.stop()) && broken.kind() == Violation.Kind.LATE);
        assertThatThrownBy(() -> live.emergency(urgent.customer().id(), urgent.visit(), " ", DISPATCHER))
                .hasMessageContaining("emergency-why");
    }

    @Test
    void whatADispatcherFixedStaysThroughTheNightAndTheDay() {
        var crews = town.crews(2);
        var far = town.book(WEST, 9, 50);
        var east = town.book(EAST, 11, 50);
        town.book(WEST, 14, 50);
        days.planDay(town.day(), DISPATCHER);
        var other = crews.stream()
                .filter(crew -> !crew.equals(town.whose(far)))
                .findFirst()
                .orElseThrow();
        var moved = assignments.assign(town.day(), town.plan().version(), far.stop(), other, 0, DISPATCHER);
        assertThat(moved.violations()).allMatch(broken -> broken.kind() == Violation.Kind.IDLE);
        assertThatThrownBy(() ->
                        assignments.pin(town.day(), moved.version() - 1, far.stop(), LocalTime.of(9, 30), DISPATCHER))
                .hasMessageContaining("plan-moved-on");
        assignments.pin(town.day(), moved.version(), far.stop(), LocalTime.of(9, 40), DISPATCHER);
        days.planDay(town.day(), DISPATCHER);
        days.publish(town.day(), DISPATCHER);
        town.at(8, 40);
        live.overrun(east.customer().id(), east.visit(), 30, DISPATCHER);
        live.look(town.day(), DISPATCHER);
        assertThat(town.whose(far)).isEqualTo(other);
        assertThat(town.start(far)).isEqualTo(LocalTime.of(9, 40));
        assignments.unpin(town.day(), town.plan().version(), far.stop(), DISPATCHER);
        assertThat(town.plan().find(far.stop()).orElseThrow().stop().marks())
                .matches(marks -> !marks.pinnedCrew() && marks.pinnedStart() == null);
    }

    @Test
    void theHumansOrderIsTakenAsGivenAndEachViolationNamed() {
        var crew = town.crews(1).getFirst();
        var early = town.book(MIDDLE, 9, 60);
        var late = town.book(MIDDLE, 16, 60);
        town.publishedAt(8, 30);
        var assigned = assignments.assign(town.day(), town.plan().version(), late.stop(), crew, 0, DISPATCHER);
        assertThat(town.stops(crew)).containsExactly(late.stop(), early.stop());
        assertThat(assigned.violations())
                .anyMatch(broken -> broken.kind() == Violation.Kind.LATE
                        && broken.stop().equals(early.stop())
                        && broken.minutes() > 300);
        var why = assignments.why(town.day(), early.stop(), crew, LocalTime.of(16, 30));
        assertThat(why.extraMetres()).isNotNegative();
    }

    /** Rules that are not kept; free time between two stops aside. */
    private List<Violation> broken(List<CrewId> crews) {
        var all = days.violations(town.day());
        return crews.stream()
                .flatMap(crew -> all.getOrDefault(crew, List.of()).stream())
                .filter(broken -> broken.kind() != Violation.Kind.IDLE)
                .toList();
    }

    @Test
    void theCapOnIdleTimeIsTwentyMinutesAndIsData() {
        town.crews(1);
        assertThat(days.rules(town.day()).idleMinutesMax()).isEqualTo(20);
    }
}
