package furong.inspection;

import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was drawn has been looked at. Published in the same transaction, for the first look only.
 *
 * @param person whose work it was; null for a hall
 * @param reference names the look: {@code look:…}
 * @param findings how many items were not in order
 */
public record Inspected(
        @Nullable StaffId person, UnitId unit, String reference, String page, int findings, Instant at) {}
