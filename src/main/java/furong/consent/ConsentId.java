package furong.consent;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a customer's consent to one thing. */
public record ConsentId(long value) implements Id {

    public static ConsentId of(String text) {
        return new ConsentId(Ids.parse(text));
    }

    public static ConsentId next() {
        return new ConsentId(Ids.next());
    }
}
