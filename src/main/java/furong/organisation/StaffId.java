package furong.organisation;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a member of staff; a customer knows the badge number instead. */
public record StaffId(long value) implements Id {

    public static StaffId of(String text) {
        return new StaffId(Ids.parse(text));
    }

    public static StaffId next() {
        return new StaffId(Ids.next());
    }
}
