package furong.customer;

import furong.platform.Id;
import furong.platform.Ids;

/** Who pays: a customer has one or more. */
public record AccountId(long value) implements Id {

    public static AccountId of(String text) {
        return new AccountId(Ids.parse(text));
    }

    public static AccountId next() {
        return new AccountId(Ids.next());
    }
}
