package furong.conduct;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a commendation. */
public record CommendationId(long value) implements Id {

    public static CommendationId of(String text) {
        return new CommendationId(Ids.parse(text));
    }

    public static CommendationId next() {
        return new CommendationId(Ids.next());
    }
}
