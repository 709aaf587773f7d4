package furong.recheck;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.callback.Callback;
import furong.callback.Callbacks;
import furong.callback.Disposition;
import furong.callback.Ending;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.customer.Customer;
import furong.ordering.Counter;
import furong.ordering.Orders;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.platform.TimeTravel;
import furong.recheck.Rechecks.Heard;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Callbacks are drawn by a seed, rung again by another person, and counted. */
@FurongTest
class RechecksTest {

    private static final LocalDate DAY = LocalDate.of(2037, 3, 4);
    private static final Map<String, String> GOOD = Map.of(
            "works",
            "yes",
            "on_time",
            "yes",
            "uniform",
            "yes",
            "badge",
            "yes",
            "shown",
            "yes",
            "clean",
            "yes",
            "money",
            "yes",
            "level",
            "SATISFIED");

    @Autowired
    Counter counter;

    @Autowired
    Orders orders;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Rechecks rechecks;

    @Autowired
    Staffed staffed;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    private SignedIn quality;

    @BeforeEach
    void someCallbacksOfADay() {
        counter.opens(DAY);
        quality = staffed.person(Role.QUALITY_SUPERVISOR, new UnitId(26), null);
    }

    @AfterEach
    void backToTheRealTime() {
        time.backToRealTime();
    }

    @ParameterizedTest
    @CsvSource({"500, 0.01, 225", "2000, 0.01, 277", "10000, 0.01, 294", "1000000, 0.01, 299", "1000000, 0.05, 59"})
    @DisplayName("The sizes are those published for none false in the sample")
    void sizesAreThePublishedOnes(long frame, double rate, int size) {
        assertThat(Sampling.size(frame, rate)).isBetween(size - 1, size + 1);
    }

    @Test
    @DisplayName("G4-12 a draw of callbacks repeated from its seed, by other means, gives the same list")
    void aSecondPersonDrawsTheSameList() throws Exception {
        for (var n = 0; n < 20; n++) held("抽" + n);
        var by = quality.who().from("test");
        refused("recheck-not-over", () -> rechecks.draw(DAY, DAY.plusDays(1), "04 11 17", 5, quality.scope(), by));
        counter.clockShows(DAY.plusDays(1), 9);
        refused("recheck-seed", () -> rechecks.draw(DAY, DAY.plusDays(1), " ", 5, quality.scope(), by));
        var draw = rechecks.draw(DAY, DAY.plusDays(1), "04 11 17 21 30 33+12", 5, quality.scope(), by);
        var drawn = rechecks.items(draw.id()).stream()
                .map(item -> item.callback().text())
                .toList();
        // by the database alone, from the seed and the frame as the method note says
        var ids = db.sql("""
                        select c.obligation from callback.closing c
                        where c.at >= '2037-03-04 00:00+08' and c.at < '2037-03-05 00:00+08' and c.disposition in ('I', 'P', 'R')
                        """).query(Long.class).list();
        var again = ids.stream()
                .map(furong.platform.Ids::text)
                .sorted(java.util.Comparator.comparing(
                        id -> db.sql("select encode(sha256(convert_to(?, 'UTF8')), 'hex')")
                                .param("04 11 17 21 30 33+12:" + id)
                                .query(String.class)
                                .single()))
                .limit(5)
                .toList();
        assertThat(drawn).isEqualTo(again);
        assertThat(draw.frame()).isEqualTo(ids.size());
        assertThat(rechecks.again(draw.id(), quality.scope())).isTrue();
        var other = rechecks.draw(DAY, DAY.plusDays(1), "another seed", 5, quality.scope(), by);
        assertThat(rechecks.items(other.id()).stream()
                        .map(item -> item.callback().text()))
                .isNotEqualTo(drawn);

        var item = rechecks.items(draw.id()).getFirst();
        ring(draw, item, Verdict.CONFIRMED, "");
        var second = rechecks.items(draw.id()).get(1);
        refused("field-required", () -> ring(draw, second, Verdict.NEVER_RUNG, ""));
        ring(draw, second, Verdict.NEVER_RUNG, "客户说从未接到电话");
        refused("recheck-done", () -> ring(draw, second, Verdict.CONFIRMED, ""));
        ring(draw, rechecks.items(draw.id()).get(2), Verdict.NOT_REACHED, "");
        var outcome = rechecks.outcome(draw.id());
        assertThat(List.of(outcome.size(), outcome.done(), outcome.heard(), outcome.disagree()))
                .isEqualTo(List.of(5L, 3L, 2L, 1L));
        var page = staffed.page(get("/rechecks/" + draw.id().text()), quality);
        assertThat(page).contains("04 11 17 21 30 33+12", "Drawn again: the same list", "50.0%", "客户说从未接到电话");
        assertThat(staffed.page(get("/rechecks?from=2037-03-04&until=2037-03-04"), quality))
                .contains(draw.number());
    }

    @Test
    void whoeverHeldTheCallbackDoesNotCheckIt() throws Exception {
        held("自查");
        counter.clockShows(DAY.plusDays(1), 9);
        var by = quality.who().from("test");
        var draw = rechecks.draw(DAY, DAY.plusDays(1), "own", 1, quality.scope(), by);
        var item = rechecks.items(draw.id()).getFirst();
        var first = item.firstCaller() == counter.agent().id().value() ? counter.agent() : counter.secondAgent();
        refused(
                "recheck-own-call",
                () -> rechecks.note(
                        item.customer(),
                        draw.id(),
                        item.callback(),
                        new Heard(Verdict.CONFIRMED, "REC", ""),
                        first.from("test")));
        assertThatThrownBy(() -> db.sql("""
                        insert into recheck.result (customer, draw, callback, at, verdict, call_record, note, first_caller, person, badge)
                        select customer, draw, callback, now(), 'CONFIRMED', 'REC', '', first_caller, first_caller, '1'
                        from recheck.item where draw = ?""").param(draw.id().value()).update())
                .hasMessageContaining("another_rings_again");
        var answer = staffed.answer(
                post("/rechecks/" + draw.id().text() + "/" + item.customer().text() + "/"
                                + item.callback().text())
                        .param("verdict", "CONFIRMED")
                        .param("callRecord", "REC-9"),
                quality);
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(rechecks.outcome(draw.id()).heard()).isEqualTo(1);
        assertThat(staffed.page(
                        get("/rechecks/" + draw.id().text() + "/"
                                + item.customer().text() + "/" + item.callback().text()),
                        quality))
                .contains("As written");
    }

    private void ring(Draw draw, Rechecks.Item item, Verdict verdict, String note) {
        var record = verdict == Verdict.NOT_REACHED ? "" : "REC-2";
        rechecks.note(
                item.customer(),
                draw.id(),
                item.callback(),
                new Heard(verdict, record, note),
                quality.who().from("test"));
    }

    private void held(String name) {
        Customer customer = counter.walksIn(name);
        var order = orders.place(counter.wish(customer, "PHS_STANDARD"), counter.at(counter.clerk()));
        var due = (Callback.Due)
                callbacks.about(customer.id(), order.id().subject()).getFirst();
        callbacks.end(
                new Ending(due.customer(), due.id(), Disposition.I, "REC-1", GOOD, "", ""),
                counter.at(counter.agent()));
    }
}
