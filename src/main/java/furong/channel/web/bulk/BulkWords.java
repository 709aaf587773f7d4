package furong.channel.web.bulk;

import furong.bulk.BulkFile;
import furong.bulk.BulkLine;
import furong.bulk.BulkState;
import furong.bulk.LineState;
import furong.channel.web.Shell;
import furong.channel.web.ui.Tone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Files and lines of orders in the reader's words, on the page and in the report. */
public final class BulkWords {

    private static final String LINE_END = "\r\n";

    private BulkWords() {}

    public static Tone tone(LineState state) {
        return switch (state) {
            case GOOD -> Tone.INFO;
            case PLACED -> Tone.GOOD;
            case BAD -> Tone.WARN;
            case REFUSED -> Tone.BAD;
        };
    }

    public static Tone tone(BulkState state) {
        return switch (state) {
            case CHECKED -> Tone.NEUTRAL;
            case PLACING -> Tone.INFO;
            case DONE -> Tone.GOOD;
        };
    }

    /** What is wrong with a line, in sentences; empty if nothing is. */
    public static String problems(Shell shell, BulkLine line) {
        return line.problems().stream()
                .map(problem -> (problem.column().isEmpty() ? "" : problem.column() + ": ")
                        + shell.t(
                                "refused." + problem.code(), problem.arguments().toArray()))
                .collect(Collectors.joining(" "));
    }

    /** What a line is about, in a few words of its own. */
    public static String about(BulkLine line) {
        var parts = new ArrayList<String>();
        for (var column : List.of("line", "offer", "number", "district", "street", "house", "building", "room"))
            if (!line.cell(column).isEmpty()) parts.add(line.cell(column));
        return String.join(" ", parts);
    }

    public static int percent(BulkFile file) {
        return file.placeable() == 0 ? 100 : (int) (100L * file.finished() / file.placeable());
    }

    static String report(Shell shell, List<BulkLine> lines) {
        var text = new StringBuilder("line,action,about,state,order,problem").append(LINE_END);
        for (var line : lines) {
            var order = line.order();
            text.append(line.line()).append(',');
            text.append(cell(line.cell("action"))).append(',');
            text.append(cell(about(line))).append(',');
            text.append(cell(shell.t("bulk.line." + line.state()))).append(',');
            text.append(order == null ? "" : order.text()).append(',');
            text.append(cell(problems(shell, line))).append(LINE_END);
        }
        return text.toString();
    }

    /** The lines that became no order, under their own columns. */
    static String toMend(List<BulkLine> lines) {
        var open =
                lines.stream().filter(line -> line.state() != LineState.PLACED).toList();
        var columns = new LinkedHashSet<String>();
        for (var line : open) columns.addAll(line.cells().keySet());
        var text = new StringBuilder(columns.stream().map(BulkWords::cell).collect(Collectors.joining(",")));
        text.append(LINE_END);
        for (var line : open) {
            text.append(columns.stream().map(line::cell).map(BulkWords::cell).collect(Collectors.joining(",")));
            text.append(LINE_END);
        }
        return text.toString();
    }

    /** Quoted where it must be; a spreadsheet shall take nothing of it for a formula. */
    private static String cell(String text) {
        var harmless = text.matches("(?s)[=+@\\t\\r].*|-[^\\d].*") ? "'" + text : text;
        var quoted = harmless.contains(",") || harmless.contains("\"") || harmless.contains("\n");
        return quoted ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }
}
