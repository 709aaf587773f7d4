package furong.channel.web.till;

import furong.platform.Money;
import furong.till.Fund;
import furong.till.Loan;
import furong.till.Shift;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The money of a hall beside its queue: the reader's own till, and the petty fund with what is lent out of it.
 *
 * @param open the reader's till, null while they have none open
 * @param cash what should be in it
 * @param names of the borrowers, by customer
 * @param clerk whether the reader works at a counter of this hall
 */
public record HallTill(
        @Nullable Shift open,
        @Nullable Money cash,
        @Nullable Fund fund,
        List<Loan> loans,
        Map<String, String> names,
        Money loanMax,
        boolean clerk) {}
