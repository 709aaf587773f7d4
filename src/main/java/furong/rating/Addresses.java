package furong.rating;

import furong.customer.CustomerId;
import furong.network.ServiceId;
import furong.platform.AcrossCustomers;
import furong.subscription.Activated;
import furong.subscription.Changed;
import furong.subscription.Ended;
import furong.subscription.LegLive;
import furong.subscription.Renumbered;
import furong.subscription.Subscription;
import furong.subscription.SubscriptionBoard;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import furong.subscription.Terms;
import furong.subscription.Transferred;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Who is charged for a number or a service at a moment. Whatever is heard of a subscription, its whole story is asked for
 * and written anew, so that it does not matter in which order, or how often, it was heard.
 */
@Component
@AcrossCustomers("a switch names numbers, not customers")
class Addresses {

    private static final String SERVICE = "svc:";

    private final JdbcClient db;
    private final Subscriptions subscriptions;

    Addresses(JdbcClient db, Subscriptions subscriptions) {
        this.db = db;
        this.subscriptions = subscriptions;
    }

    /** Who had an address for a while, and under which offer; {@code until} null for still. */
    record Holder(Instant from, @Nullable Instant until, long customer, long subscription, long account, String offer) {

        boolean had(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    static String of(ServiceId service) {
        return SERVICE + service.text();
    }

    @ApplicationModuleListener
    void on(Activated line) {
        write(line.customer(), line.subscription());
    }

    @ApplicationModuleListener
    void on(Changed line) {
        write(line.customer(), line.subscription());
    }

    @ApplicationModuleListener
    void on(Renumbered line) {
        write(line.customer(), line.subscription());
    }

    @ApplicationModuleListener
    void on(LegLive line) {
        write(line.customer(), line.subscription());
    }

    @ApplicationModuleListener
    void on(Ended line) {
        write(line.customer(), line.subscription());
    }

    @ApplicationModuleListener
    void on(Transferred line) {
        write(line.customer(), line.subscription());
        write(line.newOwner(), line.successor());
    }

    /** In the transaction that took them over: set-based, and they have no story yet. */
    @EventListener
    void on(SubscriptionBoard.TakenOver taken) {
        var rows = new ArrayList<Row>();
        for (var n = 0; n < taken.ids().size(); n++) {
            var one = taken.existing().get(n);
            var holder = new Holder(
                    one.since(),
                    null,
                    one.customer().value(),
                    taken.ids().get(n).value(),
                    one.account().value(),
                    one.offer().value());
            if (one.number() != null) rows.add(new Row(one.number(), holder));
            rows.add(new Row(of(taken.services().get(n)), holder));
        }
        insert(rows);
    }

    /**
     * Who had each address, oldest first; who is not known is missing. Each is looked up by the key, in the key's order:
     * the planner's own choice for some ten thousand is to hash the whole directory, for each chunk of a file anew.
     */
    Map<String, List<Holder>> find(Collection<String> addresses) {
        var found = new HashMap<String, List<Holder>>(addresses.size() * 2);
        db.sql("""
                        select a.address, from_at, until_at, customer, subscription, account, offer
                        from unnest(?) as wanted (address)
                        cross join lateral (select * from rating.address a where a.address = wanted.address offset 0) a""").param(addresses.stream().sorted().toArray(String[]::new)).query(row -> {
            found.computeIfAbsent(row.getString(1), address -> new ArrayList<>(1))
                    .add(new Holder(
                            row.getTimestamp(2).toInstant(),
                            row.getTimestamp(3) == null
                                    ? null
                                    : row.getTimestamp(3).toInstant(),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getString(7)));
        });
        return found;
    }

    private record Row(String address, Holder holder) {}

    private void write(CustomerId customer, SubscriptionId id) {
        var subscription = subscriptions.get(customer, id);
        var begun = switch (subscription) {
            case Subscription.Pending pending -> (Instant) null;
            case Subscription.Active active -> active.since();
            case Subscription.Cancelled over -> over.terms().startedAt();
        };
        if (begun == null) return;
        var over = subscription instanceof Subscription.Cancelled cancelled ? cancelled.at() : null;
        db.sql(
                        "delete from rating.address where customer = :customer and subscription = :subscription and address not like 'svc:%'")
                .param("customer", customer.value())
                .param("subscription", id.value())
                .update();
        var terms = subscription.terms();
        insert(numbers(terms, begun, over));
        service(terms, over);
    }

    private List<Row> numbers(Terms terms, Instant begun, @Nullable Instant over) {
        var rows = new ArrayList<Row>();
        var from = begun;
        for (var was : subscriptions.former(terms.customer(), terms.id())) {
            if (was.number() != null && was.until().isAfter(from))
                rows.add(new Row(
                        was.number(),
                        holder(
                                terms,
                                from,
                                was.until(),
                                was.account().value(),
                                was.offer().value())));
            if (was.until().isAfter(from)) from = was.until();
        }
        var number = terms.number();
        if (number != null && (over == null || over.isAfter(from)))
            rows.add(new Row(
                    number,
                    holder(
                            terms,
                            from,
                            over,
                            terms.account().value(),
                            terms.offer().value())));
        return rows;
    }

    /** A leg is accounted for under its own service, as long as the network speaks of it. */
    private void service(Terms terms, @Nullable Instant over) {
        var address = of(terms.service());
        db.sql("""
                        update rating.address set until_at = case when cast(:until as text) is null then null
                            else greatest(cast(:until as timestamptz), from_at) end, account = :account, offer = :offer
                        where address = :address and customer = :customer and subscription = :subscription""")
                .param("until", over == null ? null : over.toString(), java.sql.Types.VARCHAR)
                .param("account", terms.account().value())
                .param("offer", terms.offer().value())
                .param("address", address)
                .param("customer", terms.customer().value())
                .param("subscription", terms.id().value())
                .update();
        insert(List.of(new Row(
                address,
                holder(
                        terms,
                        terms.startedAt(),
                        over,
                        terms.account().value(),
                        terms.offer().value()))));
    }

    private static Holder holder(Terms terms, Instant from, @Nullable Instant until, long account, String offer) {
        return new Holder(from, until, terms.customer().value(), terms.id().value(), account, offer);
    }

    private void insert(List<Row> rows) {
        db.sql("""
                        insert into rating.address (address, from_at, until_at, customer, subscription, account, offer)
                        select * from unnest(:addresses, cast(:from as timestamptz[]), cast(:until as timestamptz[]),
                            :customers, :subscriptions, :accounts, :offers)
                        on conflict (address, from_at) do nothing""")
                .param("addresses", rows.stream().map(Row::address).toArray(String[]::new))
                .param(
                        "from",
                        rows.stream().map(row -> row.holder().from().toString()).toArray(String[]::new))
                .param(
                        "until",
                        rows.stream()
                                .map(row -> row.holder().until() == null
                                        ? null
                                        : row.holder().until().toString())
                                .toArray(String[]::new))
                .param(
                        "customers",
                        rows.stream().map(row -> row.holder().customer()).toArray(Long[]::new))
                .param(
                        "subscriptions",
                        rows.stream().map(row -> row.holder().subscription()).toArray(Long[]::new))
                .param(
                        "accounts",
                        rows.stream().map(row -> row.holder().account()).toArray(Long[]::new))
                .param("offers", rows.stream().map(row -> row.holder().offer()).toArray(String[]::new))
                .update();
    }
}
