package furong.regulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A return as a file: CSV in UTF-8, both languages side by side, with each limit and its source. */
final class Sheet {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Sheet() {}

    static byte[] of(Return counted) {
        var text = new StringBuilder(BYTE_ORDER_MARK);
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord("辖区 Jurisdiction", counted.jurisdiction());
            csv.printRecord("期间 Period", counted.from(), counted.until().minusDays(1));
            csv.printRecord(head());
            for (var line : counted.lines()) csv.printRecord(cells(line));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> head() {
        var head = new ArrayList<String>(List.of("指标 Measure", "地区 Setting"));
        for (var figure : Quantity.values())
            head.add(figure.label().zh() + " " + figure.label().en());
        for (var kind : Limit.Kind.values()) {
            head.add("限值 Limit " + kind);
            head.add("依据 Source " + kind);
        }
        return head;
    }

    private static List<String> cells(Return.Line line) {
        var cells = new ArrayList<String>();
        cells.add(line.measure().label().zh() + " " + line.measure().label().en());
        cells.add(line.setting().label().zh() + " " + line.setting().label().en());
        for (var figure : Quantity.values()) {
            var value = line.figure(figure);
            cells.add(value == null ? "" : value.toString());
        }
        for (var kind : Limit.Kind.values()) {
            var limit = line.limits().get(kind);
            cells.add(limit == null ? "" : Long.toString(limit.value()));
            cells.add(limit == null ? "" : limit.source());
        }
        return cells;
    }
}
