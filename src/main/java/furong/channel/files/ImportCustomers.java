package furong.channel.files;

import furong.channel.web.Texts;
import furong.customer.CustomerImport;
import furong.customer.CustomerImport.Incoming;
import furong.customer.CustomerImport.Outcome;
import furong.platform.Actor;
import furong.platform.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes customers over from a CSV file of another system. Every row is either imported or written, with its line and
 * the reason, to a file beside the input; doing it again changes nothing.
 */
@Component
public class ImportCustomers {

    private static final int BATCH = 500;
    private static final int ROWS_PER_LINE_OF_PROGRESS = 1_000;

    private final CustomerImport customers;
    private final Texts texts;
    private final Clock clock;

    ImportCustomers(CustomerImport customers, Texts texts, Clock clock) {
        this.customers = customers;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What to import.
     *
     * @param mapping a file, or the name of one of ours; null if the columns bear the names of our fields
     * @param rejected where to write rows that were not taken; null for {@code FILE.rejected.csv} beside the input
     */
    public record Job(
            Path file, @Nullable Path mapping, @Nullable Path rejected) {

        Path rejectedFile() {
            return rejected != null ? rejected : file.resolveSibling(file.getFileName() + ".rejected.csv");
        }
    }

    /**
     * What became of the rows; {@code in} is always {@code imported + rejected}.
     *
     * @param unchanged of the imported ones, those that had been imported before
     */
    public record Report(long in, long imported, long rejected, long unchanged) {}

    public Report run(Path file, @Nullable Path mapping, PrintStream out) {
        return run(new Job(file, mapping, null), out);
    }

    /** Refused before the first row if the file, the mapping or the place for rejected rows is no good. */
    public Report run(Job job, PrintStream out) {
        var file = job.file();
        if (!Files.isReadable(file) || Files.isDirectory(file)) throw new Refused("import-file", file);
        var rejectedFile = job.rejectedFile().toAbsolutePath();
        if (!Files.isWritable(Files.exists(rejectedFile) ? rejectedFile : rejectedFile.getParent()))
            throw new Refused("import-rejected-file", rejectedFile);
        try {
            var mapping = Mapping.read(job.mapping());
            try (var rows = open(file, mapping)) {
                mapping.check(rows.header());
                var rejected = new RejectedRows(rejectedFile, mapping.charset(), mapping.delimiter(), rows.header());
                try (rejected) {
                    return new Run(file, mapping, rows, rejected, out).toTheEnd();
                }
            }
        } catch (IOException failure) {
            throw new Refused("import-io", String.valueOf(failure.getMessage()));
        }
    }

    private static CsvRows open(Path file, Mapping mapping) throws IOException {
        return new CsvRows(Files.newInputStream(file), mapping.charset(), mapping.delimiter());
    }

    /** One reading of one file. */
    private final class Run {

        private final String source;
        private final CsvRows rows;
        private final RowReader reader;
        private final RejectedRows rejectedRows;
        private final PrintStream out;
        private final Actor by = Actor.system("import customers");
        private final List<CsvRows.Row.Good> batch = new ArrayList<>(BATCH);
        private final List<Incoming> incoming = new ArrayList<>(BATCH);
        private long in;
        private long imported;
        private long rejected;
        private long unchanged;

        Run(Path file, Mapping mapping, CsvRows rows, RejectedRows rejectedRows, PrintStream out) {
            this.source = mapping.source(file);
            this.rows = rows;
            this.reader = new RowReader(mapping, rows.header(), LocalDate.ofInstant(clock.instant(), clock.getZone()));
            this.rejectedRows = rejectedRows;
            this.out = out;
            var leftOut = mapping.leftOut(rows.header());
            if (!leftOut.isEmpty()) out.println(text("import.left-out", String.join(", ", leftOut)));
        }

        Report toTheEnd() throws IOException {
            for (var row = rows.next(); row != null; row = rows.next()) {
                in++;
                switch (row) {
                    case CsvRows.Row.Bad bad -> {
                        rejected++;
                        var why = new Refused(bad.code(), bad.arguments().toArray());
                        rejectedRows.add(bad.line(), reason(why), bad.raw());
                    }
                    case CsvRows.Row.Good good -> take(good);
                }
                if (batch.size() == BATCH) flush();
                if (in % ROWS_PER_LINE_OF_PROGRESS == 0) out.println(text("import.progress", in, imported, rejected));
            }
            flush();
            out.println(text("import.end", in, imported, unchanged, rejected));
            return new Report(in, imported, rejected, unchanged);
        }

        private void take(CsvRows.Row.Good row) throws IOException {
            try {
                incoming.add(reader.read(row.fields()));
                batch.add(row);
            } catch (Refused refused) {
                reject(row, refused);
            }
        }

        private void flush() throws IOException {
            if (batch.isEmpty()) return;
            var outcomes = customers.take(source, incoming, by);
            for (var i = 0; i < outcomes.size(); i++) {
                switch (outcomes.get(i)) {
                    case Outcome.Imported taken -> imported++;
                    case Outcome.Unchanged same -> {
                        imported++;
                        unchanged++;
                    }
                    case Outcome.Rejected refused -> reject(batch.get(i), refused.why());
                }
            }
            batch.clear();
            incoming.clear();
        }

        private void reject(CsvRows.Row.Good row, Refused why) throws IOException {
            rejected++;
            rejectedRows.add(row.line(), reason(why), row.fields());
        }
    }

    private String reason(Refused why) {
        return why.code() + (why.field() == null ? "" : " (" + why.field() + ")") + ": "
                + text("refused." + why.code(), why.arguments().toArray());
    }

    String text(String key, Object... arguments) {
        return texts.text(language(), key, arguments);
    }

    /** Of whoever sits at the terminal. */
    Locale language() {
        return Locale.getDefault().getLanguage().equals("zh") ? Texts.CHINESE : Texts.ENGLISH;
    }
}
