package furong.billing;

import furong.billing.Spans.Pause;
import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import furong.subscription.Subscription;
import furong.subscription.SubscriptionBoard;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import furong.subscription.Terms;
import furong.subscription.Transferred;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Billing's own periods. Nothing is stepped: whatever is heard of a line, its periods and pauses are worked out anew from
 * its whole story, and replace what was known.
 */
@Component
@AcrossCustomers("lines of many customers are taken over at once, and a transfer has two")
class Periods {

    private final JdbcClient db;
    private final Clock clock;
    private final Subscriptions subscriptions;

    Periods(JdbcClient db, Clock clock, Subscriptions subscriptions) {
        this.db = db;
        this.clock = clock;
        this.subscriptions = subscriptions;
    }

    /** Keeps that a line went off or came back; the reason is what holds it at that moment. */
    void hear(CustomerId customer, SubscriptionId subscription, boolean off, Instant at) {
        var holds = subscriptions.get(customer, subscription).holds();
        keep(
                customer,
                subscription,
                off,
                at,
                holds.isEmpty() ? "" : holds.getFirst().reason().name());
    }

    /** The new owner's line is off if the old owner's was. */
    void handOver(Transferred line) {
        var holds = subscriptions.get(line.newOwner(), line.successor()).holds();
        if (!holds.isEmpty())
            keep(
                    line.newOwner(),
                    line.successor(),
                    true,
                    line.at(),
                    holds.getFirst().reason().name());
    }

    void follow(CustomerId customer, SubscriptionId id) {
        var subscription = subscriptions.get(customer, id);
        switch (subscription) {
            case Subscription.Pending pending -> {}
            case Subscription.Active active -> follow(active.terms(), active.since(), null);
            case Subscription.Cancelled over -> {
                var since = begun(over.terms());
                if (since != null) follow(over.terms(), since, over.at());
            }
        }
    }

    /** What is over does not say any more since when it worked; we do, if it ever did. */
    private @Nullable Instant begun(Terms terms) {
        return db.sql("select min(from_day) from billing.period where customer = :customer and subscription = :id")
                .param("customer", terms.customer().value())
                .param("id", terms.id().value())
                .query((row, n) -> row.getObject(1, LocalDate.class))
                .optional()
                .map(day -> day.atStartOfDay(clock.getZone()).toInstant())
                .or(() -> subscriptions
                        .activation(terms.customer(), terms.id())
                        .flatMap(activation -> Optional.ofNullable(activation.doneAt())))
                .orElse(null);
    }

    private void follow(Terms terms, Instant since, @Nullable Instant over) {
        lock(terms);
        var known = of(terms.customer(), terms.id());
        var ways = new ArrayList<Spans.Since>();
        var from = since;
        for (var was : subscriptions.former(terms.customer(), terms.id())) {
            if (!was.until().isAfter(from)) continue;
            ways.add(new Spans.Since(
                    from, like(terms, was.account(), was.offer(), featuresThen(known, from), was.number())));
            from = was.until();
        }
        ways.add(new Spans.Since(
                from,
                over == null
                        ? like(terms, terms.account(), terms.offer(), terms.features(), terms.number())
                        : like(terms, terms.account(), terms.offer(), featuresThen(known, from), terms.number())));
        write(terms, Spans.periods(ways, over, clock.getZone()), Spans.pauses(heard(terms), over, clock.getZone()));
    }

    private List<String> featuresThen(List<Period> known, Instant at) {
        var day = LocalDate.ofInstant(at, clock.getZone());
        return known.stream()
                .filter(period ->
                        !day.isBefore(period.from()) && (period.until() == null || day.isBefore(period.until())))
                .findFirst()
                .map(Period::features)
                .orElse(List.of());
    }

    private static Period like(
            Terms terms, AccountId account, OfferId offer, List<String> features, @Nullable String number) {
        return new Period(terms.id(), LocalDate.MIN, null, account, offer, features, number);
    }

    /** Two who hear of one line at once work it out one after the other. */
    private void lock(Terms terms) {
        db.sql("insert into billing.account (customer, account, since) values (?, ?, ?) on conflict do nothing")
                .params(
                        terms.customer().value(),
                        terms.account().value(),
                        LocalDate.ofInstant(clock.instant(), clock.getZone()))
                .update();
        db.sql("select account from billing.account where customer = ? and account = ? for update")
                .params(terms.customer().value(), terms.account().value())
                .query(Long.class)
                .single();
    }

    List<Period> of(CustomerId customer, SubscriptionId subscription) {
        return db.sql("""
                        select subscription, from_day, until_day, account, offer, features, number from billing.period
                        where customer = ? and subscription = ? order by from_day limit 10000""")
                .params(customer.value(), subscription.value())
                .query((row, n) -> new Period(
                        new SubscriptionId(row.getLong(1)),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class),
                        new AccountId(row.getLong(4)),
                        new OfferId(row.getString(5)),
                        List.of((String[]) row.getArray(6).getArray()),
                        row.getString(7)))
                .list();
    }

    List<Pause> pauses(CustomerId customer, SubscriptionId subscription) {
        return db.sql("""
                        select from_day, until_day, reason from billing.pause
                        where customer = ? and subscription = ? order by from_day limit 10000""")
                .params(customer.value(), subscription.value())
                .query((row, n) -> new Pause(
                        row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class), row.getString(3)))
                .list();
    }

    private List<Spans.Heard> heard(Terms terms) {
        return db.sql("""
                        select at, what, reason from billing.heard
                        where customer = ? and subscription = ? order by at limit 100000""")
                .params(terms.customer().value(), terms.id().value())
                .query((row, n) -> new Spans.Heard(
                        row.getTimestamp(1).toInstant(), row.getString(2).equals("OFF"), row.getString(3)))
                .list();
    }

    private void keep(CustomerId customer, SubscriptionId subscription, boolean off, Instant at, String reason) {
        db.sql("""
                        insert into billing.heard (customer, subscription, what, at, reason) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .params(customer.value(), subscription.value(), off ? "OFF" : "ON", Timestamp.from(at), reason)
                .update();
    }

    private void write(Terms terms, List<Period> periods, List<Pause> pauses) {
        var key = new HashMap<String, Object>(
                Map.of("customer", terms.customer().value(), "id", terms.id().value()));
        db.sql("delete from billing.period where customer = :customer and subscription = :id")
                .params(key)
                .update();
        db.sql("delete from billing.pause where customer = :customer and subscription = :id")
                .params(key)
                .update();
        for (var period : periods)
            db.sql("""
                            insert into billing.period (customer, subscription, from_day, until_day, account, offer,
                                features, number)
                            values (:customer, :id, :from, :until, :account, :offer, :features, :number)""")
                    .params(key)
                    .param("from", period.from())
                    .param("until", period.until())
                    .param("account", period.account().value())
                    .param("offer", period.offer().value())
                    .param("features", period.features().toArray(String[]::new))
                    .param("number", period.number())
                    .update();
        for (var pause : pauses)
            db.sql("""
                            insert into billing.pause (customer, subscription, from_day, until_day, reason)
                            values (:customer, :id, :from, :until, :reason)""")
                    .params(key)
                    .param("from", pause.from())
                    .param("until", pause.until())
                    .param("reason", pause.reason())
                    .update();
    }

    void takeOver(SubscriptionBoard.TakenOver taken) {
        var existing = taken.existing();
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        db.sql("""
                        insert into billing.account (customer, account, since)
                        select distinct customer, account, :today
                        from unnest(:customers, :accounts) as t (customer, account) on conflict do nothing""")
                .param("today", today)
                .param(
                        "customers",
                        existing.stream().map(one -> one.customer().value()).toArray(Long[]::new))
                .param(
                        "accounts",
                        existing.stream().map(one -> one.account().value()).toArray(Long[]::new))
                .update();
        db.sql("""
                        insert into billing.period (customer, subscription, from_day, account, offer, features, number)
                        select customer, subscription, first, account, offer, '{}', number
                        from unnest(:customers, :subscriptions, cast(:first as date[]), :accounts, :offers, :numbers)
                            as t (customer, subscription, first, account, offer, number)
                        on conflict do nothing""")
                .param(
                        "first",
                        existing.stream()
                                .map(one -> LocalDate.ofInstant(one.since(), clock.getZone())
                                        .toString())
                                .toArray(String[]::new))
                .param(
                        "customers",
                        existing.stream().map(one -> one.customer().value()).toArray(Long[]::new))
                .param(
                        "subscriptions",
                        taken.ids().stream().map(SubscriptionId::value).toArray(Long[]::new))
                .param(
                        "accounts",
                        existing.stream().map(one -> one.account().value()).toArray(Long[]::new))
                .param(
                        "offers",
                        existing.stream().map(one -> one.offer().value()).toArray(String[]::new))
                .param(
                        "numbers",
                        existing.stream()
                                .map(SubscriptionBoard.Existing::number)
                                .toArray(String[]::new))
                .update();
    }
}
