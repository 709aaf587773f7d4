package furong.billing;

import furong.catalog.Catalog;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ordering.OrderId;
import furong.ordering.Orders;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Money;
import furong.subscription.SubscriptionId;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is charged once; it waits for the next bill of its account. */
@Component
class OneOffs {

    static final String FEE = "FEE";
    static final String ADJUSTMENT = "ADJUSTMENT";

    private final JdbcClient db;
    private final Clock clock;
    private final Orders orders;
    private final Catalog catalog;
    private final LineWords words;

    OneOffs(JdbcClient db, Clock clock, Orders orders, Catalog catalog, LineWords words) {
        this.db = db;
        this.clock = clock;
        this.orders = orders;
        this.catalog = catalog;
        this.words = words;
    }

    /**
     * One charge.
     *
     * @param reference what it is for; with {@code charge} it is charged once
     * @param why why somebody set it by hand, {@code ""} where it follows from an order
     */
    record OneOff(
            AccountId account,
            @Nullable SubscriptionId subscription,
            String product,
            String charge,
            Label name,
            Money amount,
            String reference,
            String why) {}

    /** What an order costs once is owed when the customer has what was ordered. LineHearing it twice changes nothing. */
    void charge(CustomerId customer, OrderId id) {
        var terms = orders.get(customer, id).terms();
        if (!terms.fee().isPositive()) return;
        var name = catalog.transactions().stream()
                .filter(transaction -> transaction.code().equals(terms.procedure()))
                .findFirst()
                .orElseThrow()
                .name();
        add(
                customer,
                new OneOff(
                        terms.account(),
                        terms.subscription(),
                        terms.product(),
                        FEE,
                        name,
                        terms.fee(),
                        terms.number(),
                        ""));
    }

    void add(CustomerId customer, OneOff one) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        db.sql("insert into billing.account (customer, account, since) values (?, ?, ?) on conflict do nothing")
                .params(customer.value(), one.account().value(), today)
                .update();
        db.sql("""
                        insert into billing.one_off (customer, id, account, subscription, product, charge, words,
                            amount_minor, currency, happened_on, reference, why)
                        values (:customer, :id, :account, :subscription, :product, :charge, :words, :amount, :currency,
                            :today, :reference, :why)
                        on conflict (customer, reference, charge) do nothing""")
                .param("customer", customer.value())
                .param("id", Ids.next())
                .param("account", one.account().value())
                .param(
                        "subscription",
                        one.subscription() == null ? null : one.subscription().value(),
                        java.sql.Types.BIGINT)
                .param("product", one.product())
                .param("charge", one.charge())
                .param("words", words.id(one.name()))
                .param("amount", one.amount().minor())
                .param("currency", one.amount().currency())
                .param("today", today)
                .param("reference", one.reference())
                .param("why", one.why())
                .update();
    }
}
