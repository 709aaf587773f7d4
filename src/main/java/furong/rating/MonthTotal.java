package furong.rating;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Money;
import furong.subscription.SubscriptionId;

/**
 * The use of one line in one month under one tariff.
 *
 * @param quantity seconds, kibioctets or messages
 * @param days days with any use
 * @param amountMinor the sum of what its uses cost by themselves
 */
public record MonthTotal(
        CustomerId customer,
        AccountId account,
        SubscriptionId subscription,
        Tariff tariff,
        long records,
        long quantity,
        long units,
        int days,
        long amountMinor) {

    public Money amount() {
        return new Money(Meter.month(tariff, this), tariff.currency());
    }
}
