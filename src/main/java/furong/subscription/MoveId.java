package furong.subscription;

import furong.platform.Id;
import furong.platform.Ids;

/** One move of a line from one place to another. */
public record MoveId(long value) implements Id {

    public static MoveId next() {
        return new MoveId(Ids.next());
    }

    public static MoveId of(String text) {
        return new MoveId(Ids.parse(text));
    }
}
