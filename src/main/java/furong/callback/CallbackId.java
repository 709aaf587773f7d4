package furong.callback;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of an obligation to ring a customer. */
public record CallbackId(long value) implements Id {

    public static CallbackId of(String text) {
        return new CallbackId(Ids.parse(text));
    }

    public static CallbackId next() {
        return new CallbackId(Ids.next());
    }

    /** How promises refer to this callback. */
    public String subject() {
        return "callback:" + text();
    }
}
