package furong.verbatim;

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
import furong.ordering.Order;
import furong.organisation.Scope;
import furong.survey.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers say in their own words, sorted by two people who do not see each other's codes. */
@FurongTest
class VerbatimsTest {

    private static final LocalDate DAY = LocalDate.of(2043, 3, 2);

    @Autowired
    Verbatims verbatims;

    @Autowired
    VerbatimFigures figures;

    @Autowired
    Frames frames;

    @Autowired
    Conduct conduct;

    @Autowired
    Counter counter;

    @Autowired
    Staffed staffed;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void theHallOpens() {
        counter.opens(DAY);
    }

    @Test
    @DisplayName("A5.8 what customers say is sorted by two people, blindly; counts by code and their agreement follow")
    void twoPeopleSort() throws Exception {
        var said = said(conduct.installed("高兴", Level.PLEASANT, Set.of()));
        var other = said(conduct.installed("平常", Level.SATISFIED, Set.of()));
        var first = conduct.supervisor();
        var second = conduct.supervisor();
        refused("verbatim-code", () -> code(said, Set.of(), first));
        refused("verbatim-code", () -> code(said, Set.of("NO_SUCH"), first));
        code(said, Set.of("KIND", "FAST"), first);
        code(other, Set.of("OTHER"), first);
        refused("verbatim-own", () -> code(said, Set.of("KIND"), first));
        assertThat(staffed.page(get(page()), second))
                .as("the second coder does not see what the first chose")
                .contains("said-" + said.said().callback().text())
                .doesNotContain(first.who().badge());
        code(said, Set.of("KIND"), second);
        code(other, Set.of("OTHER"), second);
        refused("verbatim-done", () -> code(said, Set.of("KIND"), conduct.supervisor()));

        var report = figures.report(DAY, until(), scope());
        assertThat(report.said()).isEqualTo(2);
        assertThat(report.coded()).isEqualTo(2);
        assertThat(report.twice()).isEqualTo(2);
        assertThat(report.alike()).isEqualTo(1);
        assertThat(report.counts())
                .filteredOn(count -> count.customers() > 0)
                .extracting(count -> count.code() + " " + count.customers())
                .containsExactlyInAnyOrder("KIND 1", "FAST 1", "OTHER 1");
        var agreement = report.agreement();
        assertThat(List.of(agreement.bothOk(), agreement.firstOnly(), agreement.secondOnly(), agreement.bothNot()))
                .as("twelve codes for two customers")
                .containsExactly(2L, 1L, 0L, 21L);
        assertThat(staffed.page(get(page()), second))
                .contains(first.who().badge(), second.who().badge(), "not alike", "Kind and polite");
    }

    @Test
    @DisplayName("A5.8 the code frame is data in versions; what was coded stays under the version it was coded by")
    void theFrameIsDataInVersions() {
        var supervisor = conduct.supervisor();
        var said = said(conduct.installed("旧码", Level.SATISFIED, Set.of()));
        code(said, Set.of("MESS"), supervisor);
        counter.clockShows(DAY.plusYears(1), 9);
        var before = frames.on(counter.today());
        assertThat(before.example()).isTrue();
        var codes = before.codes().subList(0, 3);
        refused("required", () -> frames.publish(codes, counter.today(), " ", at(supervisor)));
        refused("verbatim-since", () -> frames.publish(codes, counter.today().minusDays(1), "早了", at(supervisor)));
        refused(
                "verbatim-codes",
                () -> frames.publish(
                        List.of(codes.getFirst(), codes.getFirst()), counter.today(), "重复", at(supervisor)));
        var next = frames.publish(codes, counter.today(), "精简", at(supervisor));
        assertThat(next.version()).isEqualTo(before.version() + 1);
        assertThat(frames.on(counter.today())).isEqualTo(next);
        assertThat(frames.on(DAY)).isEqualTo(before);
        assertThat(verbatims
                        .get(said.said().customer(), said.said().callback())
                        .codings()
                        .getFirst()
                        .frame())
                .isEqualTo(before.version());
        refused("verbatim-code", () -> code(said, Set.of("MESS"), conduct.supervisor()));
        assertThatThrownBy(() -> db.sql("update verbatim.coded set code = 'KIND' where callback = ?")
                        .param(said.said().callback().value())
                        .update())
                .hasMessageContaining("rows are only ever added");
    }

    private void code(Verbatims.Verbatim said, Set<String> codes, SignedIn by) {
        verbatims.code(said.said().customer(), said.said().callback(), codes, at(by));
    }

    private Verbatims.Verbatim said(Order.Open order) {
        return verbatims.between(DAY, until(), scope()).stream()
                .filter(one -> one.said().customer().equals(order.customer()))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate until() {
        return counter.today().plusDays(1);
    }

    private String page() {
        return "/verbatims?from=" + DAY + "&until=" + counter.today();
    }

    private static Scope scope() {
        return new Scope(Set.of(Counter.UNIT));
    }
}
