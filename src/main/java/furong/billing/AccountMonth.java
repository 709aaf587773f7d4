package furong.billing;

import furong.billing.Spans.Pause;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.rating.MonthTotal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that is charged to an account in a month, as it was read.
 *
 * @param pauses by subscription; 0 stands for no subscription of a charge
 * @param before what the bills of the months before came to
 */
record AccountMonth(
        CustomerId customer,
        AccountId account,
        Segment segment,
        List<Period> periods,
        Map<Long, List<Pause>> pauses,
        List<MonthTotal> totals,
        List<Once> once,
        List<Long> before) {

    AccountMonth(CustomerId customer, AccountId account, Segment segment, Map<Long, List<Pause>> pauses) {
        this(
                customer,
                account,
                segment,
                new ArrayList<>(),
                pauses,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** A charge that waited for this bill. */
    record Once(
            long id,
            long subscription,
            String product,
            String charge,
            long words,
            long minor,
            String currency,
            LocalDate on) {}
}
