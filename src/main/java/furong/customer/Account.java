package furong.customer;

import java.time.LocalDate;

/** Who pays, and how. */
public record Account(
        AccountId id, String number, String name, PaymentMethod paymentMethod, boolean active, LocalDate since) {

    /** Which account of which customer. */
    public record Key(CustomerId customer, AccountId account) {}

    /** How the customer likes to pay; every account may always be paid at a counter. */
    public enum PaymentMethod {
        COUNTER,
        DIRECT_DEBIT,
        TRANSFER,
        CARD,
        CHEQUE,
        ELECTRONIC_CHEQUE,
        COLLECTOR
    }
}
