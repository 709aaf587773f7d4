package furong.payment;

import furong.customer.CustomerId;
import furong.ledger.Credited;
import furong.ledger.ItemId;
import furong.ledger.Ledger;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books receipts of any number of accounts in one transaction: claims their references, credits the ledger, keeps the
 * payments, each with one statement. What is on a bank or in a till is derived from these rows; no balance of theirs is
 * touched, as everybody would queue for it.
 */
@AcrossCustomers("one commit for receipts that arrive together")
@Component
@Transactional
class Poster {

    private final JdbcClient db;
    private final Ledger ledger;
    private final PaymentShelf shelf;
    private final Clock clock;

    Poster(JdbcClient db, Ledger ledger, PaymentShelf shelf, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** The answers in the order of {@code postings}. */
    List<Answer> post(List<Posting> postings) {
        var at = clock.instant();
        var claimed = claim(postings, at);
        var fresh = postings.stream()
                .filter(posting -> claimed.contains(posting.id().value()))
                .sorted(Posting.BY_ACCOUNT)
                .toList();
        var credited = credit(fresh);
        keep(fresh, credited, at);
        var known = claimed.size() == postings.size() ? Map.<Reference, Known>of() : known(postings, claimed);
        var answers = new ArrayList<Answer>(postings.size());
        for (var posting : postings) {
            var done = credited.get(posting.id().credit());
            answers.add(
                    done != null
                            ? new Answer.Answered(new Outcome.Accepted(posting.id(), done))
                            : repeated(posting, Objects.requireNonNull(known.get(posting.reference()))));
        }
        return answers;
    }

    /** Who comes second waits here until the first has committed, and then finds their row. */
    private Set<Long> claim(List<Posting> postings, Instant at) {
        var sorted = postings.stream().sorted(Posting.BY_REFERENCE).toList();
        return new HashSet<>(db.sql("""
                insert into payment.reference (channel, door, reference, customer, payment, sha256, badge, at)
                select channel, door, reference, customer, payment, sha256, badge, :at
                from unnest(:channel, :door, :reference, :customer, :payment, :sha256, :badge)
                     as sent (channel, door, reference, customer, payment, sha256, badge)
                on conflict do nothing
                returning payment""")
                .param("at", Timestamp.from(at))
                .param("channel", texts(sorted, p -> p.receipt().channel().name()))
                .param("door", texts(sorted, p -> p.receipt().door()))
                .param("reference", texts(sorted, p -> p.receipt().reference()))
                .param("customer", numbers(sorted, p -> p.customer().value()))
                .param("payment", numbers(sorted, p -> p.id().value()))
                .param("sha256", sorted.stream().map(Posting::sha256).toArray(byte[][]::new))
                .param("badge", texts(sorted, p -> p.by().badge()))
                .query((row, n) -> row.getLong("payment"))
                .list());
    }

    /**
     * In one go and in the order of accounts, as everybody locks them. The payment keeps who took it; where several did,
     * the ledger's journals are the house's.
     */
    private Map<ItemId, Credited> credit(List<Posting> fresh) {
        if (fresh.isEmpty()) return Map.of();
        var who = fresh.stream().map(Posting::by).distinct().toList();
        var credits = fresh.stream().map(posting -> posting.credit(clock)).toList();
        return ledger.creditAll(credits, who.size() == 1 ? who.getFirst() : Actor.system("payments")).stream()
                .collect(Collectors.toMap(Credited::credit, Function.identity()));
    }

    private void keep(List<Posting> fresh, Map<ItemId, Credited> credited, Instant at) {
        if (fresh.isEmpty()) return;
        db.sql("""
                insert into payment.payment (customer, id, account, channel, door, reference, amount_minor, currency,
                    settled_minor, on_account_minor, paid_at, value_date, business_date, other_side, posted_at,
                    person, unit, badge, origin)
                select customer, id, account, channel, door, reference, amount, currency,
                    settled, amount - settled, cast(paid_at as timestamptz), cast(value_date as date),
                    cast(business_date as date), other_side, :at, person, unit, badge, origin
                from unnest(:customer, :id, :account, :channel, :door, :reference, :amount, :currency, :settled,
                            :paid_at, :value_date, :business_date, :other_side, :person, :unit, :badge, :origin)
                     as made (customer, id, account, channel, door, reference, amount, currency, settled,
                              paid_at, value_date, business_date, other_side, person, unit, badge, origin)""")
                .param("at", Timestamp.from(at))
                .param("customer", numbers(fresh, p -> p.customer().value()))
                .param("id", numbers(fresh, p -> p.id().value()))
                .param("account", numbers(fresh, p -> p.receipt().account().value()))
                .param("channel", texts(fresh, p -> p.receipt().channel().name()))
                .param("door", texts(fresh, p -> p.receipt().door()))
                .param("reference", texts(fresh, p -> p.receipt().reference()))
                .param("amount", numbers(fresh, p -> p.receipt().amount().minor()))
                .param("currency", texts(fresh, p -> p.receipt().amount().currency()))
                .param(
                        "settled",
                        numbers(
                                fresh,
                                p -> Objects.requireNonNull(credited.get(p.id().credit()))
                                        .settled()
                                        .minor()))
                .param("paid_at", texts(fresh, p -> p.receipt().paidAt().toString()))
                .param("value_date", texts(fresh, p -> p.receipt().valueDate().toString()))
                .param(
                        "business_date",
                        texts(fresh, p -> p.receipt().businessDate().toString()))
                .param("other_side", texts(fresh, p -> p.receipt().otherSide()))
                .param("person", numbers(fresh, p -> p.by().person()))
                .param("unit", numbers(fresh, p -> p.by().unit()))
                .param("badge", texts(fresh, p -> p.by().badge()))
                .param("origin", texts(fresh, p -> p.by().origin()))
                .update();
    }

    /** What was booked, or blocked, under a reference before. */
    private record Known(@Nullable Payment payment, String sha256) {}

    private Map<Reference, Known> known(List<Posting> postings, Set<Long> claimed) {
        var repeated = postings.stream()
                .filter(posting -> !claimed.contains(posting.id().value()))
                .toList();
        return db
                .sql("""
                select r.channel, r.door, r.reference, r.sha256, r.customer, r.payment
                from unnest(:channel, :door, :reference) as sent (channel, door, reference)
                join payment.reference r using (channel, door, reference)""")
                .param("channel", texts(repeated, p -> p.receipt().channel().name()))
                .param("door", texts(repeated, p -> p.receipt().door()))
                .param("reference", texts(repeated, p -> p.receipt().reference()))
                .query((row, n) -> {
                    var id = row.getObject("payment", Long.class);
                    var customer = new CustomerId(row.getLong("customer"));
                    return Map.entry(
                            new Reference(
                                    PayChannel.valueOf(row.getString("channel")),
                                    row.getString("door"),
                                    row.getString("reference")),
                            new Known(
                                    id == null ? null : shelf.get(customer, new PaymentId(id)),
                                    id == null ? "" : HexFormat.of().formatHex(row.getBytes("sha256"))));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    private static Answer repeated(Posting posting, Known known) {
        var payment = known.payment();
        if (payment == null) return new Answer.Answered(new Outcome.Declined("payment-blocked"));
        if (!known.sha256().equals(HexFormat.of().formatHex(posting.sha256())))
            return new Answer.Refusal(Refused.field("reference", "payment-differs"));
        return new Answer.Answered(new Outcome.AlreadyAccepted(payment.id(), payment));
    }

    private static String[] texts(List<Posting> postings, Function<Posting, String> field) {
        return postings.stream().map(field).toArray(String[]::new);
    }

    private static Long[] numbers(List<Posting> postings, Function<Posting, Long> field) {
        return postings.stream().map(field).toArray(Long[]::new);
    }
}
