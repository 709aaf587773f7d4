package furong.convention;

import furong.platform.Label;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One version of the convention, in force from {@code since} until the day before the next one.
 *
 * @param printed where it was printed, so that customers can hold us to it
 * @param example whether the wording is an example to be replaced by the operator's own
 */
public record Convention(
        int version,
        LocalDate since,
        Label title,
        Label preamble,
        Label printed,
        boolean example,
        String reason,
        List<Item> items) {

    /** Five things are kept and five are never done. */
    public enum Kind {
        DO,
        DONT
    }

    /** One item; {@code place} is 1 to 5 within its kind. */
    public record Item(String code, Kind kind, int place, Label text, boolean example) {}

    public List<Item> of(Kind kind) {
        return items.stream().filter(item -> item.kind() == kind).toList();
    }

    public Optional<Item> item(String code) {
        return items.stream().filter(item -> item.code().equals(code)).findFirst();
    }
}
