package furong.customer;

import furong.platform.Id;
import furong.platform.Ids;

/** A person or an organisation we serve. */
public record CustomerId(long value) implements Id {

    public static CustomerId of(String text) {
        return new CustomerId(Ids.parse(text));
    }

    public static CustomerId next() {
        return new CustomerId(Ids.next());
    }
}
