package furong.regulator;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.ordering.Counter;
import furong.organisation.Role;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Page;
import furong.platform.TimeTravel;
import furong.promise.Cause;
import furong.promise.NewPromise;
import furong.promise.PromiseTimes;
import furong.promise.PromiseTimes.Which;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.regulator.Returns.Wanted;
import furong.staffing.Arrival;
import furong.staffing.Staffing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A month as the regulator asks about it, in a year no other test lives in. */
@FurongTest
class ReturnsTest {

    private static final LocalDate MAY = LocalDate.of(2033, 5, 1);
    private static final Wanted MONTH = new Wanted("CN-HA", MAY, MAY.plusMonths(1));
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final UnitId QUALITY = new UnitId(26);
    private static final Actor BY = Actor.system("test");

    @Autowired
    Returns returns;

    @Autowired
    Submissions submissions;

    @Autowired
    PromiseTimes times;

    @Autowired
    Promises promises;

    @Autowired
    Staffing staffing;

    @Autowired
    Counter counter;

    @Autowired
    Staffed staffed;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    private SignedIn quality;
    private CustomerId customer;

    @BeforeEach
    void theMonthBegins() {
        counter.opens(MAY);
        quality = staffed.person(Role.QUALITY_SUPERVISOR, QUALITY, null);
        customer = counter.walksIn("孟监管").id();
    }

    @AfterEach
    void backToTheRealTime() {
        time.backToRealTime();
    }

    @Test
    @DisplayName("The return is that of an independent count, and each number opens its rows")
    void theNumbersAreThoseOfAnIndependentCountAndEachOpensItsRows() throws Exception {
        var seed = 20330501L;
        var random = new Random(seed);
        for (var n = 0; n < 120; n++) {
            var began = at(MAY, 0).plus(Duration.ofMinutes(random.nextInt(25 * 1440)));
            var wanted = wanted(PromiseType.REPAIR, began, random.nextInt(3) == 0);
            time.startAt(began);
            var promise = promises.make(wanted, BY);
            if (random.nextInt(12) == 0) promises.excuse(customer, promise.id(), Cause.THIRD_PARTY, "施工单位承认挖断", BY);
            if (random.nextInt(10) == 0) continue;
            var done = began.plus(Duration.ofMinutes(random.nextInt(6 * 1440)));
            promises.keep(customer, PromiseType.REPAIR, wanted.subject(), done, "test");
        }
        time.startAt(at(MONTH.until(), 9));
        promises.breakOverdue(10_000);
        var counted = returns.of(MONTH, quality.scope());
        for (var rural : new boolean[] {false, true}) {
            var line = line(counted, Indicator.REPAIR, rural ? Setting.RURAL : Setting.URBAN);
            var limit = rural ? "interval '72 hours'" : "interval '48 hours'";
            assertThat(line.limits().get(Limit.Kind.LONGEST).value()).isEqualTo(rural ? 72 * 60 : 48 * 60);
            var mine = db.sql("""
                            select count(*) filter (where done) as cases, count(*) filter (where done and took > %1$s) as late,
                                   count(*) filter (where done and took > %1$s and cause = 'THIRD_PARTY') as excused,
                                   count(*) filter (where not done and timestamptz '2033-06-01 00:00+08' - began_at > %1$s)
                                       as open,
                                   round(avg(extract(epoch from took)) filter (where done) / 60) as average,
                                   round(max(extract(epoch from took)) filter (where done) / 60) as longest
                            from (select *, done_at is not null and done_at < '2033-06-01 00:00+08' as done,
                                         done_at - began_at as took
                                  from promise.promise where customer = ? and type = 'REPAIR' and rural = ?) p
                            """.formatted(limit))
                    .params(customer.value(), rural)
                    .query()
                    .singleRow();
            assertThat(line.figure(Quantity.CASES)).as("seed %d", seed).isPositive();
            for (var quantity : List.of(
                    Quantity.CASES, Quantity.LATE, Quantity.EXCUSED, Quantity.OPEN, Quantity.AVERAGE, Quantity.LONGEST))
                assertThat(line.figure(quantity))
                        .as("seed %d, rural %s, %s", seed, rural, quantity)
                        .isEqualTo(((Number) mine.get(quantity.name().toLowerCase(java.util.Locale.ROOT))).longValue());
            assertThat(line.figure(Quantity.LATE)).isPositive();
            assertThat(line.keeps(Limit.Kind.LONGEST)).isFalse();
            assertThat(rows(line, Which.DONE))
                    .hasSize(line.figure(Quantity.CASES).intValue());
            assertThat(rows(line, Which.LATE))
                    .hasSize(line.figure(Quantity.LATE).intValue());
            assertThat(rows(line, Which.EXCUSED))
                    .hasSize(line.figure(Quantity.EXCUSED).intValue());
            assertThat(rows(line, Which.OPEN))
                    .hasSize(line.figure(Quantity.OPEN).intValue());
            assertThat(times.rows(asked(line), Which.LONGEST, null, 1)
                            .rows()
                            .getFirst()
                            .took()
                            .toMinutes())
                    .isCloseTo(line.figure(Quantity.LONGEST), org.assertj.core.data.Offset.offset(1L));
        }
        var page = staffed.page(get("/returns?jurisdiction=CN-HA&from=2033-05-01&until=2033-05-31"), quality);
        assertThat(page).contains("which=LATE", "Not our fault", "≤ 2 d");
        var next = staffed.page(
                get(
                        "/returns/rows?jurisdiction=CN-HA&from=2033-05-01&until=2033-05-31&measure=REPAIR&setting=URBAN&which=DONE"),
                quality);
        assertThat(next).contains("孟监管", "after=");
    }

    @Test
    void inHenanResumptionIsLateAfterADay() {
        var wanted = wanted(PromiseType.RESUME, at(MAY, 9), false);
        time.startAt(at(MAY, 9));
        var _ = promises.make(wanted, BY);
        promises.keep(customer, PromiseType.RESUME, wanted.subject(), at(MAY, 9).plus(Duration.ofHours(30)), "test");
        var line = line(returns.of(MONTH, quality.scope()), Indicator.RESUME, Setting.URBAN);
        assertThat(line.limits().get(Limit.Kind.LONGEST).jurisdiction()).isEqualTo("CN-HA");
        assertThat(line.figure(Quantity.LATE)).isEqualTo(1);
        var all = line(
                returns.of(new Wanted("CN", MAY, MAY.plusMonths(1)), quality.scope()), Indicator.RESUME, Setting.URBAN);
        assertThat(all.figure(Quantity.CASES)).as("what is below counts above").isEqualTo(1);
        assertThat(all.figure(Quantity.LATE)).as("but by the limit above").isZero();
    }

    @Test
    void theHotlineCountsCallsNobodyAnsweredToo() {
        staffing.keep(
                List.of(
                        new Arrival(MAY, 18, 100, Duration.ofHours(4), 95, 90),
                        new Arrival(MAY.plusDays(1), 18, 100, Duration.ofHours(4), 100, 78)),
                BY);
        var line = line(returns.of(MONTH, quality.scope()), Indicator.HOTLINE, Setting.ALL);
        assertThat(line.figure(Quantity.CASES)).isEqualTo(200);
        assertThat(line.figure(Quantity.RATE)).isEqualTo(160_000);
        assertThat(line.keeps(Limit.Kind.SHARE)).as("84 % is less than 85 %").isFalse();
    }

    @Test
    void whatWasSubmittedStaysAsItWasWhateverHappensLater() throws Exception {
        var wanted = wanted(PromiseType.COMPLAINT_ANSWER, at(MAY, 9), false);
        time.startAt(at(MAY, 9));
        var _ = promises.make(wanted, BY);
        promises.keep(customer, PromiseType.COMPLAINT_ANSWER, wanted.subject(), at(MAY, 15), "test");
        var by = quality.who().from("test");
        refused("return-not-over", () -> submissions.submit(MONTH, quality.scope(), "", by));
        time.startAt(at(MONTH.until(), 9));
        var branch = staffed.person(Role.BRANCH_MANAGER, new UnitId(13), null);
        refused("return-not-whole", () -> submissions.submit(MONTH, branch.scope(), "", by));
        var made = submissions.submit(MONTH, quality.scope(), "五月", by);
        var content = submissions.content(made.id());
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                .isEqualTo(made.sha256());
        assertThat(new String(content, StandardCharsets.UTF_8)).contains("装机 Installation", "CN-HA");
        var frozen = submissions.frozen(made);
        assertThat(frozen.lines()).isEqualTo(returns.of(MONTH, quality.scope()).lines());

        var another = wanted(PromiseType.COMPLAINT_ANSWER, at(MAY, 10), false);
        var _ = promises.make(another, BY);
        promises.keep(customer, PromiseType.COMPLAINT_ANSWER, another.subject(), at(MAY, 20), "test");
        assertThat(submissions.frozen(made)).isEqualTo(frozen);
        assertThat(submissions.content(made.id())).isEqualTo(content);
        var path = "/returns/submissions/" + made.id().text();
        assertThat(staffed.page(get(path), quality)).contains(made.sha256(), "now 2");
        assertThat(staffed.answer(get(path + "/file"), quality).getContentAsByteArray())
                .isEqualTo(content);
        var paper = staffed.answer(get(path + "/paper"), quality);
        assertThat(paper.getContentType()).isEqualTo("application/pdf");
        assertThat(textOf(paper.getContentAsByteArray()))
                .contains("电信服务质量监管报表", "Regulator's return", made.number(), made.sha256());
        assertThatThrownBy(() -> db.sql("update regulator.submission set note = '' where id = ?")
                        .param(made.id().value())
                        .update())
                .hasMessageContaining("only ever added");
        assertThatThrownBy(() -> db.sql("delete from regulator.figure where submission = ?")
                        .param(made.id().value())
                        .update())
                .hasMessageContaining("only ever added");
    }

    @Test
    void aBranchCountsItsOwnAndSubmitsNothing() throws Exception {
        var branch = staffed.person(Role.BRANCH_MANAGER, new UnitId(13), null);
        assertThat(returns.of(MONTH, branch.scope()).lines())
                .extracting(Return.Line::measure)
                .doesNotContain(Indicator.BILLING, Indicator.HOTLINE);
        assertThat(staffed.page(get("/returns"), branch)).doesNotContain("submit-return");
        assertThat(staffed.answer(post("/returns/submissions"), branch).getStatus())
                .isEqualTo(403);
        assertThat(staffed.answer(
                                get(
                                        "/returns/rows?jurisdiction=CN&from=2033-05-01&until=2033-05-31&measure=BILLING&setting=ALL&which=LATE"),
                                branch)
                        .getStatus())
                .isNotEqualTo(200);
    }

    private NewPromise wanted(PromiseType type, Instant from, boolean rural) {
        return new NewPromise(
                        customer,
                        type,
                        "order:" + Ids.text(Ids.next()),
                        Segment.PUBLIC,
                        "",
                        rural,
                        from,
                        new UnitId(5),
                        "")
                .under("CN-HA");
    }

    private static Return.Line line(Return counted, Indicator measure, Setting setting) {
        return counted.lines().stream()
                .filter(line -> line.measure() == measure && line.setting() == setting)
                .findFirst()
                .orElseThrow();
    }

    private PromiseTimes.Asked asked(Return.Line line) {
        return returns.asked(line.measure(), line.setting(), MONTH, quality.scope());
    }

    private List<PromiseTimes.Row> rows(Return.Line line, Which which) {
        var all = new ArrayList<PromiseTimes.Row>();
        Page<PromiseTimes.Row> page;
        String after = null;
        do {
            page = times.rows(asked(line), which, after, 7);
            all.addAll(page.rows());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static String textOf(byte[] pdf) throws java.io.IOException {
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            return new org.apache.pdfbox.text.PDFTextStripper().getText(document);
        }
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(ZONE).toInstant();
    }
}
