package furong.channel.files;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.care.CaseFigures;
import furong.organisation.Organisation;
import furong.organisation.Scope;
import furong.organisation.Unit;
import furong.platform.TimeTravel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Complaints of other systems: every row imported or rejected, once, and their clock against a count of the file. */
@FurongTest
class ImportComplaintsTest {

    private static final Path NYC = Path.of("../shared/data/nyc-constituent-complaints/nycomplaints.csv.gz");
    private static final int SLICE = 20_000;
    private static final Instant NOW = Instant.parse("2027-06-01T02:00:00Z");

    @TempDir
    Path folder;

    @Autowired
    ImportComplaints complaints;

    @Autowired
    CaseFigures figures;

    @Autowired
    Organisation organisation;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void itIsJune() {
        time.startAt(NOW);
    }

    @Test
    @DisplayName(
            "G4-18 a foreign file with mixed date forms: in = imported + rejected, statuses mapped, on whose behalf kept, twice is once")
    void aForeignFileOfAnyDateForms() throws IOException {
        var file = write("""
                Ref,Agency,For,Opened,Done,State,About,Words
                A-1,Ombudsman,Mrs Li,2026-03-01,03/20/2026,Resolved,Charges,Too much
                A-2,Ombudsman,Mr Wu,03/05/2026,,Pending,Manners,"Rude, twice"
                A-3,Press,,5 Mar 2026,12.03.2026,Resolved,Network,No tone
                A-4,Press,Mrs Li,31/02/2026,,Pending,Network,no such day
                A-5,Press,Mrs Li,2026-03-09,2026-03-01,Resolved,Network,closed before it came
                A-6,Press,Mrs Li,2026-03-09,,Lost,Network,no such status
                A-7,Press,Mrs Li,2026-03-09
                ,Press,Mrs Li,2026-03-09,,Pending,Network,no reference
                """);
        var mapping = folder.resolve("foreign.properties");
        var source = "foreign-" + System.nanoTime();
        Files.writeString(mapping, """
                source=%s
                dates=yyyy-MM-dd|MM/dd/yyyy|d MMM yyyy|dd.MM.yyyy
                column.Ref=reference
                column.Agency=holder
                column.For=behalf
                column.Opened=received
                column.Done=closed
                column.State=status
                column.About=title
                column.Words=story
                status.Resolved=CLOSED
                status.Pending=OPEN
                """.formatted(source));
        var report = run(file, mapping);
        assertThat(report.in()).isEqualTo(8);
        assertThat(report.imported()).isEqualTo(3);
        assertThat(report.rejected()).isEqualTo(5);
        assertThat(Files.readAllLines(file.resolveSibling(file.getFileName() + ".rejected.csv")))
                .hasSize(6);
        assertThat(db.sql("""
                        select number || ' ' || state || ' ' || complainant || ' ' || on_behalf_of || ' '
                               || (received_at at time zone 'Asia/Shanghai')::date
                        from care.case where source = ? order by number""").params(source).query(String.class).list())
                .containsExactly(
                        "A-1 CLOSED Ombudsman Mrs Li 2026-03-01",
                        "A-2 OPEN Ombudsman Mr Wu 2026-03-05",
                        "A-3 CLOSED Press  2026-03-05");
        var again = run(file, mapping);
        assertThat(again).isEqualTo(new ImportCustomers.Report(8, 3, 5, 3));
        assertThat(clock(source)).isEqualTo(new CaseFigures.Clocked(3, 1, 2, 0));
        var changed = write(Files.readString(file).replace("Too much", "Far too much"));
        assertThat(run(changed, mapping).rejected()).isEqualTo(6);
        assertThat(db.sql("select story from care.case where source = ? and number = 'A-1'")
                        .params(source)
                        .query(String.class)
                        .single())
                .isEqualTo("Too much");
    }

    @Test
    @DisplayName(
            "G4-19 the cases of New York through the 15-day clock: the breach share equals an independent count in SQL")
    void newYorkThroughTheClock() throws IOException {
        Assumptions.assumeTrue(
                Files.isReadable(NYC), "skipped: " + NYC + " is not here; the whole file needs shared/data");
        var rows = slice();
        var file = folder.resolve("slice.csv");
        Files.write(file, rows);
        var source = "nyc-slice-" + System.nanoTime();
        var mapping = folder.resolve("nyc.properties");
        Files.writeString(
                mapping,
                new String(
                                ImportComplaints.class
                                        .getResourceAsStream("/import/nyc-constituent-complaints.properties")
                                        .readAllBytes(),
                                StandardCharsets.UTF_8)
                        .replace("source=nyc-constituent-complaints", "source=" + source));
        var report = run(file, mapping);
        assertThat(report.in()).isEqualTo(rows.size() - 1);
        assertThat(report.imported() + report.rejected()).isEqualTo(report.in());
        assertThat(report.rejected()).isLessThan(report.in() / 50);
        var clock = clock(source);
        assertThat(clock.cases()).isEqualTo(report.imported());
        assertThat(clock.late()).isEqualTo(lateBySql(rows));
        assertThat(run(file, mapping).unchanged()).isEqualTo(report.imported());
        assertThat(clock(source)).isEqualTo(clock);
    }

    /** From the file itself: closed on a day more than fifteen after the opening day, or not closed and long over. */
    private long lateBySql(List<String> rows) {
        var opened = new ArrayList<String>();
        var closed = new ArrayList<String>();
        var known = new HashSet<String>();
        for (var row : rows.subList(1, rows.size())) {
            var field = row.split(",", -1);
            if (!known.add(field[0])) continue; // the same case twice is one case
            opened.add(field[2]);
            closed.add(field[3].isEmpty() ? null : field[3]);
        }
        return db.sql("""
                        select count(*) from (
                            select cast(o as date) as opened, cast(c as date) as closed
                            from unnest(:opened, :closed) as row (o, c)) raw
                        where (closed is null or closed >= opened) and coalesce(closed, :today) - opened > 15""")
                .param("opened", opened.toArray(String[]::new))
                .param("closed", closed.toArray(String[]::new))
                .param("today", LocalDate.of(2027, 6, 1))
                .query(Long.class)
                .single();
    }

    private static List<String> slice() throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(NYC)), StandardCharsets.UTF_8))) {
            return reader.lines().limit(SLICE + 1).collect(Collectors.toList());
        }
    }

    private CaseFigures.Clocked clock(String source) {
        var everything = new Scope(organisation.units().stream().map(Unit::id).collect(Collectors.toSet()));
        return figures.clock(everything, source, Instant.EPOCH, NOW.plusSeconds(1), NOW);
    }

    private ImportCustomers.Report run(Path file, Path mapping) {
        return complaints.run(
                new ImportCustomers.Job(file, mapping, null),
                new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    private Path write(String text) throws IOException {
        var file = Files.createTempFile(folder, "foreign", ".csv");
        Files.writeString(file, text);
        return file;
    }
}
