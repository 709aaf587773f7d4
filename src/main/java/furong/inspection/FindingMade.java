package furong.inspection;

import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A spot check found something not in order. Published in the same transaction.
 *
 * @param person who it is about; null for a hall
 * @param cites the item of the convention, "" for none
 * @param page the address that shows it
 */
public record FindingMade(
        FindingId finding,
        @Nullable StaffId person,
        UnitId unit,
        String badge,
        String cites,
        String note,
        long inspector,
        String page,
        Instant at) {}
