package furong.billing;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Bills far above what the accounts paid before: the customers are to be told. Published once for a part of a run. */
public record AbnormalBillsFound(LocalDate cycle, List<Abnormal> bills, Instant at) {

    /** @param average of the bills of the months before */
    public record Abnormal(
            CustomerId customer, AccountId account, BillId bill, String number, Money total, Money average) {}
}
