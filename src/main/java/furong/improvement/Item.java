package furong.improvement;

import furong.organisation.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something to be done better; {@code result} is null while it is open. */
public record Item(
        ItemId id,
        Category category,
        String title,
        String why,
        String ownerBadge,
        UnitId unit,
        LocalDate due,
        Instant openedAt,
        @Nullable Result result) {

    /** The three sides one looks at: service to customers, procedures, how the house is run. */
    public enum Category {
        CUSTOMER_SERVICE,
        PROCESS,
        MANAGEMENT
    }

    /** What came of it: which measure moved from what to what. */
    public record Result(String text, String measure, String before, String after, Instant at, String badge) {}
}
