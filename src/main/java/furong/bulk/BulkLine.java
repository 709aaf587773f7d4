package furong.bulk;

import furong.ordering.OrderId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file.
 *
 * @param line its number in the file; the first below the heading is 2, as in a spreadsheet
 * @param cells what stands in it, by column
 * @param problems what is wrong with it, all at once
 * @param order what it became
 */
public record BulkLine(
        int line,
        Map<String, String> cells,
        LineState state,
        List<Problem> problems,
        @Nullable OrderId order) {

    /** Why a line is no order: a code of {@code refused.<code>}, the column it is about, and the words' arguments. */
    public record Problem(String column, String code, List<String> arguments) {}

    public String cell(String column) {
        return cells.getOrDefault(column, "");
    }
}
