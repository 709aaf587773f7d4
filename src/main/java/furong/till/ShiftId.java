package furong.till;

import furong.platform.Id;
import furong.platform.Ids;

/** One clerk's till from opening to count; also the door its payments came through. */
public record ShiftId(long value) implements Id {

    public static ShiftId of(String text) {
        return new ShiftId(Ids.parse(text));
    }

    public static ShiftId next() {
        return new ShiftId(Ids.next());
    }
}
