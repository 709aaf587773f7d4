package furong.ordering;

import furong.organisation.UnitId;
import java.util.List;

/** The same orders counted along either axis of ownership; both add up to {@code total}, being one reading. */
public record OrderTotals(long total, List<ByOwner> byOwner, List<ByLine> byLine) {

    public record ByOwner(UnitId owner, long orders, long open) {}

    public record ByLine(String businessLine, long orders, long open) {}
}
