package furong.channel.web.board;

import furong.channel.web.Shell;
import furong.planning.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A day as a file for a spreadsheet: CSV in UTF-8 with the mark by which spreadsheets know it. */
final class BoardSheet {

    private static final List<String> COLUMNS =
            List.of("crew", "place", "start", "end", "title", "address", "window", "state", "late", "km");

    private BoardSheet() {}

    static byte[] of(DayDesk desk, Shell shell) {
        var text = new StringBuilder("\uFEFF");
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(COLUMNS.stream().map(column -> shell.t("board.column." + column)));
            for (var crew : desk.crews()) {
                var place = 0;
                for (var stop : crew.stops()) {
                    place++;
                    print(
                            csv,
                            Stream.of(
                                    crew.name(),
                                    Integer.toString(place),
                                    BoardWords.time(stop.start()),
                                    BoardWords.time(stop.end())),
                            stop.task(),
                            Stream.of(
                                    Long.toString(BoardWords.minutes(stop.late())),
                                    BoardWords.kilometres(stop.metres())),
                            shell);
                }
            }
            for (var item : desk.open())
                print(csv, Stream.of(shell.t("board.nobody"), "", "", ""), item.task(), Stream.of("", ""), shell);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void print(CSVPrinter csv, Stream<String> before, Task task, Stream<String> after, Shell shell)
            throws IOException {
        var middle = Stream.of(
                BoardWords.title(task, shell),
                task.address(),
                BoardWords.window(task),
                BoardWords.state(task.state(), shell));
        csv.printRecord(Stream.of(before, middle, after).flatMap(cells -> cells).map(BoardSheet::harmless));
    }

    /** A cell that a spreadsheet would take for a formula is made a text. */
    private static String harmless(String cell) {
        return cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
    }
}
