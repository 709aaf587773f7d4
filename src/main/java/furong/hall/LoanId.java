package furong.hall;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of something lent. */
public record LoanId(long value) implements Id {

    public static LoanId of(String text) {
        return new LoanId(Ids.parse(text));
    }

    public static LoanId next() {
        return new LoanId(Ids.next());
    }
}
