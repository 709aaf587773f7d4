package furong.channel.files;

import furong.catalog.Catalog;
import furong.catalog.Offer;
import furong.channel.web.Texts;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.resource.StockImport;
import furong.resource.StockImport.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes exchanges, numbers, ports and pairs over from a CSV file, row by row in constant memory. Every row ends
 * imported, unchanged or rejected with its line and the reason; doing it again changes nothing.
 */
@Component
public class ImportInventory {

    private static final int BATCH = 1000;
    private static final List<String> COLUMNS =
            List.of("type", "exchange", "label", "area", "name_zh", "name_en", "numbers");
    private static final List<String> NEEDED = COLUMNS.subList(0, 3);

    private final StockImport stock;
    private final Catalog catalog;
    private final Texts texts;
    private final Clock clock;
    private final Audit audit;

    ImportInventory(StockImport stock, Catalog catalog, Texts texts, Clock clock, Audit audit) {
        this.stock = stock;
        this.catalog = catalog;
        this.texts = texts;
        this.clock = clock;
        this.audit = audit;
    }

    /** What became of the rows; {@code in} is always the sum of the others. */
    public record Report(long in, long imported, long unchanged, long rejected) {}

    /** A row that was not taken over. */
    public record Rejection(long line, String reason) {}

    /** Where rejected rows go. */
    public interface Rejections {
        void add(Rejection rejection);
    }

    /** Where they go with all they hold. */
    interface RejectedSink {
        void add(CsvRows.Row row, String reason) throws IOException;
    }

    /** Reads the file to its end. Refused before the first row if it has no readable header with the columns needed. */
    public Report run(InputStream file, Locale language, Rejections rejections, Actor by) {
        try (var rows = new CsvRows(file, StandardCharsets.UTF_8, ',')) {
            return run(rows, language, (row, reason) -> rejections.add(new Rejection(row.line(), reason)), by);
        } catch (IOException failure) {
            throw new Refused("import-io", String.valueOf(failure.getMessage()));
        }
    }

    Report run(CsvRows rows, Locale language, RejectedSink rejected, Actor by) throws IOException {
        var missing = NEEDED.stream()
                .filter(column -> !rows.header().contains(column))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) throw new Refused("stock-columns", missing);
        var report = new Run(rows, language, rejected, portKinds()).toTheEnd();
        audit.note(
                by,
                "stock.imported",
                0,
                "stock",
                Map.of(
                        "in", report.in(),
                        "imported", report.imported(),
                        "unchanged", report.unchanged(),
                        "rejected", report.rejected()));
        return report;
    }

    /** A port of a kind that no offer needs is a slip of the pen. */
    private Set<String> portKinds() {
        return catalog.offers(LocalDate.ofInstant(clock.instant(), clock.getZone())).stream()
                .map(Offer::portKind)
                .filter(kind -> !kind.isEmpty())
                .collect(Collectors.toSet());
    }

    /** One reading of one file. */
    private final class Run {

        private final CsvRows rows;
        private final Locale language;
        private final RejectedSink rejectedRows;
        private final Set<String> portKinds;
        private final int[] places;
        private final List<CsvRows.Row.Good> batch = new ArrayList<>(BATCH);
        private long in;
        private long imported;
        private long unchanged;
        private long rejected;

        Run(CsvRows rows, Locale language, RejectedSink rejectedRows, Set<String> portKinds) {
            this.rows = rows;
            this.language = language;
            this.rejectedRows = rejectedRows;
            this.portKinds = portKinds;
            this.places = COLUMNS.stream().mapToInt(rows.header()::indexOf).toArray();
        }

        Report toTheEnd() throws IOException {
            for (var row = rows.next(); row != null; row = rows.next()) {
                in++;
                switch (row) {
                    case CsvRows.Row.Bad bad ->
                        reject(bad, new Refused(bad.code(), bad.arguments().toArray()));
                    case CsvRows.Row.Good good -> batch.add(good);
                }
                if (batch.size() == BATCH) flush();
            }
            flush();
            return new Report(in, imported, unchanged, rejected);
        }

        private void flush() throws IOException {
            if (batch.isEmpty()) return;
            var outcomes = stock.take(batch.stream().map(this::row).toList(), portKinds);
            for (var n = 0; n < outcomes.size(); n++) {
                switch (outcomes.get(n)) {
                    case Outcome.Imported taken -> imported++;
                    case Outcome.Unchanged same -> unchanged++;
                    case Outcome.Rejected refused -> reject(batch.get(n), refused.why());
                }
            }
            batch.clear();
        }

        private StockImport.Row row(CsvRows.Row.Good good) {
            return new StockImport.Row(
                    field(good, 0).toUpperCase(Locale.ROOT),
                    field(good, 1),
                    field(good, 2),
                    field(good, 3),
                    field(good, 4),
                    field(good, 5),
                    field(good, 6));
        }

        private String field(CsvRows.Row.Good row, int column) {
            return places[column] < 0 ? "" : row.fields().get(places[column]).strip();
        }

        private void reject(CsvRows.Row row, Refused why) throws IOException {
            rejected++;
            rejectedRows.add(
                    row,
                    texts.text(
                            language, "refused." + why.code(), why.arguments().toArray()));
        }
    }
}
