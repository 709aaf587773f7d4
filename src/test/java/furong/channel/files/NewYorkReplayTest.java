package furong.channel.files;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.care.CaseBoard;
import furong.care.CaseFigures;
import furong.channel.web.Visitor;
import furong.ordering.Counter;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.Unit;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All 341,299 cases, and the pages with them loaded. A program: {@code bin/furong bench complaints} starts it. */
@FurongTest
class NewYorkReplayTest {

    private static final Path NYC = Path.of("../shared/data/nyc-constituent-complaints/nycomplaints.csv.gz");
    private static final Instant NOW = Instant.parse("2027-06-01T02:00:00Z");
    private static final int ROUNDS = 100;

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    ImportComplaints complaints;

    @Autowired
    CaseFigures figures;

    @Autowired
    CaseBoard board;

    @Autowired
    Organisation organisation;

    @Autowired
    Staff staff;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @Test
    @DisplayName(
            "G4-19 all of New York's cases: rows, breach share, the same again, and how fast the pages are with them")
    void allOfNewYork() throws IOException {
        Assumptions.assumeTrue(
                Boolean.getBoolean("furong.whole") || System.getenv("FURONG_WHOLE") != null,
                "skipped: the whole file takes minutes; bin/furong bench complaints runs it");
        var given = System.getenv("FURONG_COMPLAINTS");
        var file = given == null ? NYC : Path.of(given);
        Assumptions.assumeTrue(Files.isReadable(file), "skipped: " + file + " is not here");
        time.startAt(NOW);
        var job = new ImportCustomers.Job(file, Path.of("nyc-constituent-complaints"), folder.resolve("rejected.csv"));
        var began = System.nanoTime();
        var report = complaints.run(job, System.out);
        var seconds = (System.nanoTime() - began) / 1e9;
        assertThat(report.imported() + report.rejected()).isEqualTo(report.in());
        var everything = new Scope(organisation.units().stream().map(Unit::id).collect(Collectors.toSet()));
        var clock = figures.clock(everything, "nyc-constituent-complaints", Instant.EPOCH, NOW.plusSeconds(1), NOW);
        var counted = lateBySql(file);
        assertThat(clock.cases()).isEqualTo(report.imported());
        assertThat(clock.late()).isEqualTo(counted);
        var again = complaints.run(job, System.out);
        assertThat(again.unchanged()).isEqualTo(report.imported());
        db.sql("vacuum analyze care.case").update();
        var open = db.sql("select count(*) from care.case where state = 'OPEN'")
                .query(Long.class)
                .single();
        System.out.println("open cases " + open + ", late of all " + clock.latePer10000() / 100.0 + " %");
        var p95 = pages();
        System.out.printf(
                "bench complaints: rows=%d imported=%d rejected=%d seconds=%.1f rows_per_second=%.0f late=%d"
                        + " late_by_sql=%d unchanged_again=%d %s%n",
                report.in(),
                report.imported(),
                report.rejected(),
                seconds,
                report.in() / seconds,
                clock.late(),
                counted,
                again.unchanged(),
                p95);
    }

    /** The 95th hundredth of each page's time in milliseconds, through the door, as its reader waits for it. */
    private String pages() {
        var visitor = new Visitor(port);
        var badge = "N" + Math.floorMod(Ids.next(), 10_000_000);
        staff.hire(
                new NewStaff(
                        badge,
                        new Label("主管", "Head"),
                        Counter.HOTLINE,
                        Set.of(Role.HOTLINE_AGENT, Role.BRANCH_MANAGER),
                        Set.of(),
                        null,
                        null,
                        staff.hash("furong-test-1")),
                Actor.system("test"));
        visitor.signIn(badge, "furong-test-1");
        var one = db.sql("select customer, id from care.case order by id desc limit 1")
                .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
        var theirs = "/customers/" + Ids.text(one[0]);
        var said = new ArrayList<String>();
        for (var page : List.of(
                "board=/cases",
                "late=/cases?tab=LATE",
                "closed=/cases?tab=CLOSED",
                "figures=/cases/figures",
                "case=" + theirs + "/cases/" + Ids.text(one[1]),
                "customer=" + theirs,
                "palette=/palette?q=NYCC34519748")) {
            var name = page.substring(0, page.indexOf('='));
            said.add("p95_" + name + "_ms=" + p95(visitor, page.substring(page.indexOf('=') + 1)));
        }
        return String.join(" ", said);
    }

    private static long p95(Visitor visitor, String path) {
        for (var n = 0; n < 20; n++)
            assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(200);
        var took = new long[ROUNDS];
        for (var n = 0; n < ROUNDS; n++) {
            var began = System.nanoTime();
            visitor.get(path);
            took[n] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        return took[ROUNDS * 95 / 100 - 1] / 1_000_000;
    }

    /** From the file itself, by another way: of each number its first row, two columns of dates and one condition. */
    private long lateBySql(Path file) throws IOException {
        var numbers = new ArrayList<String>();
        var opened = new ArrayList<String>();
        var closed = new ArrayList<String>();
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.lines().skip(1).forEach(row -> {
                var field = row.split(",", 5);
                numbers.add(field[0]);
                opened.add(field[2]);
                closed.add(field[3].isEmpty() ? null : field[3]);
            });
        }
        return db.sql("""
                        select count(*) from (
                            select distinct on (number) cast(o as date) as opened, cast(c as date) as closed
                            from unnest(:numbers, :opened, :closed) with ordinality as row (number, o, c, line)
                            order by number, line) raw
                        where (closed is null or closed >= opened)
                          and coalesce(closed, date '2027-06-01') - opened > 15""")
                .param("numbers", numbers.toArray(String[]::new))
                .param("opened", opened.toArray(String[]::new))
                .param("closed", closed.toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
