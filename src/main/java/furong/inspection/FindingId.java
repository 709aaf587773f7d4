package furong.inspection;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of something that was not in order. */
public record FindingId(long value) implements Id {

    public static FindingId of(String text) {
        return new FindingId(Ids.parse(text));
    }

    public static FindingId next() {
        return new FindingId(Ids.next());
    }
}
