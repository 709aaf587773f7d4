package furong.material;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What went from where to where; nowhere is outside of the house. */
public record Move(
        Kind kind,
        Item item,
        @Nullable StoreId from,
        @Nullable StoreId to,
        int quantity,
        String reference,
        Instant at,
        String badge) {

    public enum Kind {
        RECEIVED,
        HANDED_OUT,
        RETURNED,
        USED,
        FOUND,
        MISSING
    }
}
