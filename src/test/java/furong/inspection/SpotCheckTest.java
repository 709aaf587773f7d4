package furong.inspection;

import static furong.conduct.Conduct.at;
import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.conduct.Conduct;
import furong.ordering.Counter;
import furong.platform.Ids;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Planned, drawn, drawn again by a second person, looked at. */
@FurongTest
class SpotCheckTest {

    private static final LocalDate DAY = LocalDate.of(2029, 9, 3);
    private static final LocalDate LATER = LocalDate.of(2029, 11, 5);

    @Autowired
    Conduct conduct;

    @Autowired
    Counter counter;

    @Autowired
    Plans plans;

    @Autowired
    Inspections inspections;

    @Autowired
    InspectionFigures figures;

    @Autowired
    Staffed staffed;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void theHallOpens() {
        counter.opens(DAY);
    }

    @Test
    @DisplayName("G4-12 a spot-check draw repeated from its seed by a second person gives the same list")
    void aSecondPersonDrawsTheSame() {
        var drawer = conduct.supervisor();
        var plan = plans.plan("ENVIRONMENT", DAY, DAY.plusDays(1), 1, at(drawer));
        assertThat(plans.get(plan).drawn()).isNull();
        counter.clockShows(DAY.plusDays(1), 9);
        assertThat(plans.draw(plan, at(drawer))).isPositive();
        refused("plan-drawn", () -> plans.draw(plan, at(drawer)));
        refused("plan-second", () -> plans.redraw(plan, at(drawer)));
        assertThat(plans.redraw(plan, at(conduct.supervisor()))).isTrue();

        var sheet = plans.sheet(plan);
        var drawn = Objects.requireNonNull(sheet.plan().drawn());
        assertThat(Lot.mark(drawn.seed()))
                .as("the seed is the one sealed before")
                .isEqualTo(sheet.plan().seal());
        var outside = plans.frame(plan).stream()
                .map(row -> new Lot.Row(row.key(), row.unit().value()))
                .toList();
        assertThat(Lot.draw(drawn.seed(), outside, 1))
                .as("anybody, from the published list and seed")
                .isEqualTo(sheet.sample().stream().map(Plan.Entry::key).toList());
        assertThat(sheet.redraws())
                .singleElement()
                .satisfies(one -> assertThat(one.same()).isTrue());
        assertThatThrownBy(() -> db.sql("insert into inspection.redraw values (?, ?, ?, ?, ?, 'x', true)")
                        .params(plan.value(), Ids.next(), drawn.person().value())
                        .params(Timestamp.from(counter.now()), drawn.person().value())
                        .update())
                .hasMessageContaining("a_second_person_redraws");
        assertThatThrownBy(() -> db.sql("update inspection.frame_row set drawn = true where plan = ?")
                        .param(plan.value())
                        .update())
                .hasMessageContaining("rows are only ever added");
    }

    @Test
    @DisplayName("A4.1 operations cannot alter a finding, and only what was drawn is inspected")
    void onlyWhatWasDrawnIsInspectedAndAFindingStays() {
        var inspector = conduct.supervisor();
        var plan = drawn("DRESS", inspector);
        var frame = plans.frame(plan);
        var missed = frame.stream().filter(one -> !one.drawn()).findFirst().orElseThrow();
        refused("not-found", () -> look(plan, missed.key(), Set.of(), inspector));
        var key = plans.sheet(plan).sample().getFirst().key();
        refused(
                "look-incomplete",
                () -> inspections.look(plan, key, new NewLook(List.of(), "", null, null, "", null), at(inspector)));
        look(plan, key, Set.of("UNIFORM"), inspector);
        refused("look-done", () -> look(plan, key, Set.of(), conduct.supervisor()));
        var looks = inspections.looks(plans.get(plan), key, 0);
        assertThat(looks)
                .singleElement()
                .satisfies(look -> assertThat(look.score()).isEqualTo(0.6));
        assertThatThrownBy(() -> db.sql("delete from inspection.finding where plan = ?")
                        .param(plan.value())
                        .update())
                .hasMessageContaining("rows are only ever added");
        assertThat(figures.passed("DRESS", DAY, DAY.plusDays(3), inspector.scope()))
                .anySatisfy(row -> {
                    assertThat(row.item()).isEqualTo("UNIFORM");
                    assertThat(row.ok()).isLessThan(row.looked());
                });
    }

    @Test
    @DisplayName("A2.15, A2.16 the pass rate of each item by unit, and each hall's score week by week")
    void whatInspectionsAddUpTo() throws Exception {
        var inspector = conduct.supervisor();
        var scores = List.of(Set.of("WINDOWS", "SEATS"), Set.of("WINDOWS"), Set.<String>of());
        var halls = 0;
        for (var week = 0; week < scores.size(); week++) {
            var begin = LATER.plusWeeks(week);
            counter.clockShows(begin, 9);
            var plan = plans.plan("ENVIRONMENT", begin, begin.plusDays(1), 9, at(inspector));
            counter.clockShows(begin.plusDays(1), 9);
            halls = plans.draw(plan, at(inspector));
            for (var one : plans.sheet(plan).sample()) look(plan, one.key(), scores.get(week), inspector);
            assertThat(plans.get(plan).regulation())
                    .as("A4.10 the rules it was made by")
                    .isPositive();
            assertThat(plans.get(plan).standard().version()).isPositive();
        }
        var trend = figures.scores("ENVIRONMENT", LATER, LATER.plusWeeks(3), inspector.scope());
        assertThat(trend).hasSize(3 * halls).allMatch(one -> one.key().startsWith("hall:"));
        assertThat(trend.subList(0, 3))
                .extracting(InspectionFigures.Score::mean)
                .as("one hall, three weeks")
                .containsExactly(0.6, 0.8, 1.0);
        assertThat(figures.passed("ENVIRONMENT", LATER, LATER.plusWeeks(3), inspector.scope()))
                .filteredOn(one -> one.item().equals("WINDOWS"))
                .isNotEmpty()
                .allSatisfy(one ->
                        assertThat(one.ok() * 3).as("in one week of three").isEqualTo(one.looked()));
        assertThat(staffed.page(get("/inspection/figures?standard=ENVIRONMENT"), inspector))
                .contains("33.3%", "60.0%", "80.0%", "100.0%");
    }

    @Test
    @DisplayName("A4.12 two people score the same call blindly; their agreement is Cohen's kappa")
    void twoPeopleScoreTheSameCallBlindly() {
        var one = conduct.technician();
        for (var n = 0; n < 2; n++)
            db.sql("insert into inspection.seen values (?, 'CALL', ?, ?, ?, ?)")
                    .params(
                            Ids.next(),
                            Ids.next(),
                            one.who().id().value(),
                            one.who().unit().value())
                    .param(Timestamp.from(counter.now()))
                    .update();
        var first = conduct.supervisor();
        var second = conduct.supervisor();
        var plan = drawn("PHRASE", first);
        var sample = plans.sheet(plan).sample().stream()
                .filter(entry -> one.who().id().equals(entry.person()))
                .toList();
        var key = sample.getFirst().key();
        refused("conduct-own", () -> look(plan, key, Set.of(), one));
        look(plan, key, Set.of("OPENING", "CLOSING"), first);
        refused("look-done", () -> look(plan, key, Set.of(), first));
        var form = plans.get(plan);
        assertThat(inspections.looks(form, key, second.who().id().value()))
                .as("sees nothing of the first")
                .isEmpty();
        assertThat(inspections.looks(form, key, first.who().id().value())).hasSize(1);
        look(plan, key, Set.of("OPENING"), second);
        assertThat(inspections.looks(form, key, second.who().id().value())).hasSize(2);
        assertThat(figures.agreement("PHRASE", DAY, DAY.plusDays(3))).isEqualTo(new Kappa(3, 0, 1, 1));
    }

    private PlanId drawn(String standard, SignedIn by) {
        var plan = plans.plan(standard, DAY, DAY.plusDays(1), 1, at(by));
        counter.clockShows(DAY.plusDays(1), 9);
        assertThat(plans.draw(plan, at(by))).isPositive();
        return plan;
    }

    private void look(PlanId plan, String key, Set<String> wrong, SignedIn by) {
        var marks = plans.get(plan).standard().items().stream()
                .map(item -> new Look.Mark(
                        item.code(), !wrong.contains(item.code()), wrong.contains(item.code()) ? "不符合" : ""))
                .toList();
        inspections.look(plan, key, new NewLook(marks, "锦江", null, null, "", null), at(by));
    }
}
