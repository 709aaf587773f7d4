package furong.inspection;

import furong.platform.Label;
import java.time.LocalDate;
import java.util.List;

/**
 * An inspection form by version.
 *
 * @param twice whether two people score each sample, neither knowing what the other wrote
 */
public record Standard(
        String code,
        int version,
        LocalDate since,
        Frame frame,
        boolean twice,
        Label name,
        boolean example,
        List<Item> items) {

    /** What samples are drawn from: visits done, people who face customers, halls, calls taken. */
    public enum Frame {
        VISIT,
        PERSON,
        HALL,
        CALL
    }

    /** One item; {@code cites} is the item of the convention it checks, "" for none. */
    public record Item(String code, int weight, String cites, Label text) {}
}
