package furong.coverage;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a round of signal tests. */
public record RoundId(long value) implements Id {

    public static RoundId of(String text) {
        return new RoundId(Ids.parse(text));
    }

    public static RoundId next() {
        return new RoundId(Ids.next());
    }
}
