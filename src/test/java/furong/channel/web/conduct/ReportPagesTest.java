package furong.channel.web.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.channel.web.Visitor;
import furong.conduct.Conduct;
import furong.conduct.ProceedingId;
import furong.conduct.Reports;
import furong.ordering.Counter;
import furong.organisation.Role;
import furong.organisation.UnitId;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Anybody reports a breach on the public page; the quality department works it off; the customer reads what came of it. */
@FurongTest
class ReportPagesTest {

    private static final LocalDate DAY = LocalDate.of(2029, 11, 5);

    @LocalServerPort
    int port;

    @Autowired
    Conduct conduct;

    @Autowired
    Counter counter;

    @Autowired
    Staffed staffed;

    @BeforeEach
    void theHallOpens() {
        counter.opens(DAY);
    }

    @Test
    @DisplayName("A4.2 the public page shows the version in force on a day, without signing in")
    void anybodyReadsTheConvention() {
        var visitor = new Visitor(port);
        assertThat(visitor.get("/convention?on=2029-11-05").body()).contains("五遵守", "五不准", "UNIFORM", "示例文本");
        assertThat(visitor.get("/convention/print").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/convention?on=1999-01-01").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/convention/edit").statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName("A4.4 a report becomes a proceeding and its outcome is told to the customer")
    void aReportAndItsOutcome() throws Exception {
        var about = conduct.technician();
        var visitor = new Visitor(port);
        counter.clockShows(DAY, 10);
        var sent = report(visitor, about.who().badge());
        var outcome = Visitor.to(sent);
        assertThat(visitor.get(outcome).body())
                .contains("已收到")
                .doesNotContain(about.who().badge());
        assertThat(visitor.get("/convention/outcome?code=0000000000000000").body())
                .contains("没有找到这个查询码");

        var supervisor = conduct.supervisor();
        var board = staffed.page(get("/conduct"), supervisor);
        var signal = found(board, "/conduct/signals/(\\w{13})", about.who().badge());
        assertThat(staffed.page(get("/conduct/signals/" + signal), supervisor)).contains("028-1234", "Wear the badge");
        var manager = staffed.person(Role.BRANCH_MANAGER, Counter.UNIT, null);
        assertThat(staffed.page(get("/conduct/signals/" + signal), manager))
                .as("how to reach who reported is for the quality department alone")
                .doesNotContain("028-1234");
        var stranger = staffed.person(Role.BRANCH_MANAGER, new UnitId(14), null);
        assertThat(staffed.answer(get("/conduct/signals/" + signal), stranger).getStatus())
                .isEqualTo(404);

        var opened = staffed.answer(
                post("/conduct/signals/" + signal + "/proceeding").param("facts", "属实"), supervisor);
        var page = opened.getRedirectedUrl();
        assertThat(page).startsWith("/proceedings/");
        assertThat(visitor.get(outcome).body()).contains("已立案");
        step(page, "notice", Map.of("words", "请说明"), supervisor);
        assertThat(staffed.page(get(page), about)).contains("Give my statement").doesNotContain("028-1234");
        assertThat(staffed.answer(get(page), conduct.technician()).getStatus()).isEqualTo(404);
        step(page, "hearing", Map.of("statement", "忘了"), about);
        step(page, "decision", Map.of("upheld", "yes", "reasons", "成立"), conduct.supervisor());
        assertThat(visitor.get(outcome).body()).contains("举报属实");
        step(page, "appeal", Map.of("grounds", "照片为证"), about);
        step(page, "ruling", Map.of("reversed", "yes", "reasons", "撤销"), conduct.manager());
        assertThat(visitor.get(outcome).body()).contains("不能认定");
        assertThat(staffed.page(get("/me/record"), about)).contains("Breach reversed", "Reversed");
        assertThat(ProceedingId.of(page.substring(page.lastIndexOf('/') + 1)).value())
                .isPositive();
    }

    @Test
    void whetherABadgeExistsIsNotTold() {
        counter.clockShows(DAY.plusDays(1), 10);
        var visitor = new Visitor(port);
        var known = report(visitor, conduct.technician().who().badge());
        var unknown = report(visitor, "99999999");
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(302);
        assertThat(plain(visitor.get(Visitor.to(unknown)).body()))
                .isEqualTo(plain(visitor.get(Visitor.to(known)).body()));
    }

    @Test
    void whoReportsTooOftenWaitsAndAForgedFormIsRefused() {
        counter.clockShows(DAY.plusDays(2), 10);
        var visitor = new Visitor(port);
        for (var n = 0; n < Reports.MAX; n++)
            assertThat(report(visitor, "12345").statusCode()).isEqualTo(302);
        assertThat(report(visitor, "12345").statusCode()).isEqualTo(409);
        counter.clockShows(DAY.plusDays(2), 12);
        assertThat(report(visitor, "12345").statusCode()).isEqualTo(302);
        visitor.forgetToken();
        var forged = visitor.post("/convention/reports", form("12345"));
        assertThat(Visitor.to(forged)).contains("expired");
    }

    private HttpResponse<String> report(Visitor visitor, String badge) {
        var _ = visitor.get("/convention/report");
        return visitor.post("/convention/reports", form(badge));
    }

    private Map<String, String> form(String badge) {
        var form = new HashMap<String, String>();
        form.put("badge", badge);
        form.put("item", "BADGE_WORN");
        form.put("on", counter.today().toString());
        form.put("words", "没有佩戴工作证");
        form.put("contact", "028-1234");
        return form;
    }

    private void step(String page, String stage, Map<String, String> form, furong.channel.web.security.SignedIn who)
            throws Exception {
        var request = post(page + "/" + stage);
        form.forEach(request::param);
        assertThat(staffed.answer(request, who).getRedirectedUrl()).as(stage).isEqualTo(page);
    }

    /** The id in the link that stands nearest before {@code badge}. */
    private static String found(String page, String pattern, String badge) {
        var before = page.substring(0, page.indexOf(badge));
        var hits = Pattern.compile(pattern).matcher(before).results().toList();
        return hits.getLast().group(1);
    }

    /** A page without what differs from one time to the next. */
    private static String plain(String page) {
        return page.replaceAll("(?s).*<main", "")
                .replaceAll("(?s)</main>.*", "")
                .replaceAll("[0-9a-f]{16}", "");
    }
}
