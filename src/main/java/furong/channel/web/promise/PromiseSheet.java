package furong.channel.web.promise;

import furong.channel.web.Shell;
import furong.organisation.Organisation;
import furong.organisation.Unit;
import furong.organisation.UnitId;
import furong.promise.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Promises as a file for a spreadsheet: CSV in UTF-8 with the mark by which spreadsheets know it. */
final class PromiseSheet {

    private static final List<String> COLUMNS = List.of(
            "type", "subject", "customer", "unit", "line", "made", "due", "state", "ended", "cause", "paid", "rule");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private PromiseSheet() {}

    static byte[] of(List<Promise> promises, Organisation organisation, Shell shell) {
        var units = organisation.units().stream().collect(Collectors.toMap(Unit::id, unit -> shell.t(unit.name())));
        var text = new StringBuilder("\uFEFF");
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(COLUMNS.stream().map(column -> shell.t("promise.column." + column)));
            for (var promise : promises)
                csv.printRecord(cells(promise, units, shell).map(PromiseSheet::harmless));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Stream<String> cells(Promise promise, Map<UnitId, String> units, Shell shell) {
        var paid = promise.compensation();
        return Stream.of(
                shell.t("promise.type." + promise.type()),
                promise.subject(),
                promise.customer().text(),
                units.getOrDefault(promise.owner(), promise.owner().text()),
                promise.businessLine(),
                TIME.format(promise.madeAt()),
                TIME.format(promise.dueAt()),
                shell.t("promise.state." + promise.state()),
                time(promise.endedAt()),
                PromiseWords.cause(promise, shell),
                paid == null ? "" : paid.amount().decimal(),
                promise.rule() + " v" + promise.ruleVersion());
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at);
    }

    /** A cell that a spreadsheet would take for a formula is made a text. */
    private static String harmless(String cell) {
        return cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
    }
}
