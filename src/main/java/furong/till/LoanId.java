package furong.till;

import furong.platform.Id;
import furong.platform.Ids;

/** What a clerk lent a customer who was short. */
public record LoanId(long value) implements Id {

    public static LoanId of(String text) {
        return new LoanId(Ids.parse(text));
    }

    public static LoanId next() {
        return new LoanId(Ids.next());
    }
}
