package furong.ledger;

import furong.ledger.Rows.OpenItem;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Charges and credits of any number of accounts: one batch, two round trips to the database, one commit. */
@Component
class Postings {

    private static final int YEARS_BACK_MAX = 30;
    private static final int YEARS_AHEAD_MAX = 2;

    private final Books books;
    private final Settled settled;
    private final Reference reference;
    private final Clock clock;

    Postings(Books books, Settled settled, Reference reference, Clock clock) {
        this.books = books;
        this.settled = settled;
        this.reference = reference;
        this.clock = clock;
    }

    /** What becomes one journal. */
    private record Sheet(AccountKey key, String reference, LocalDate countsOn) {}

    void charge(List<NewCharge> charges, Actor by) {
        if (charges.isEmpty()) return;
        var accounts = new TreeSet<AccountKey>();
        for (var charge : charges) {
            check(charge.amount(), charges.getFirst().amount(), charge.countsOn(), charge.otherSide());
            accounts.add(charge.key());
        }
        var batch = books.open(new Books.Wanted(
                accounts,
                charges.getFirst().amount().currency(),
                charges.stream().mapToLong(charge -> charge.customer().value()).toArray(),
                charges.stream().mapToLong(charge -> charge.id().value()).toArray()));
        var sheets = new LinkedHashMap<Sheet, List<NewCharge>>();
        for (var charge : charges) {
            if (isThere(
                    batch,
                    charge.id(),
                    new Batch.Known(
                            charge.key(), charge.amount().minor(), charge.kind().name()))) continue;
            batch.known(
                    charge.id().value(),
                    new Batch.Known(
                            charge.key(), charge.amount().minor(), charge.kind().name()));
            sheets.computeIfAbsent(
                            new Sheet(charge.key(), charge.reference(), charge.countsOn()), sheet -> new ArrayList<>())
                    .add(charge);
        }
        if (sheets.isEmpty()) return;
        sheets.forEach((sheet, together) -> charge(batch, sheet, together));
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        accounts.forEach(key -> batch.settle(key, today));
        books.close(batch, by);
    }

    private static void charge(Batch batch, Sheet sheet, List<NewCharge> charges) {
        var first = charges.getFirst();
        var otherSides = new TreeMap<String, Long>();
        var total = Money.zero(first.amount().currency());
        for (var charge : charges) {
            total = total.plus(charge.amount());
            otherSides.merge(charge.otherSide(), -charge.amount().minor(), Math::addExact);
        }
        var journal = batch.post(
                new Rows.Journal(
                        sheet.key(), Ids.next(), "CHARGE", sheet.reference(), "", first.happenedOn(), sheet.countsOn()),
                total,
                otherSides);
        for (var charge : charges) batch.add(row(charge, journal.id()));
    }

    private static Rows.NewItem row(NewCharge charge, long journal) {
        var item = new Rows.Item(
                charge.key(),
                charge.id().value(),
                true,
                charge.kind().name(),
                charge.product(),
                charge.happenedOn(),
                charge.dueOn(),
                charge.reference(),
                charge.amount().minor());
        return new Rows.NewItem(item, charge.amount().currency(), charge.countsOn(), charge.otherSide(), null, journal);
    }

    List<Credited> credit(List<NewCredit> credits, Actor by) {
        if (credits.isEmpty()) return List.of();
        var accounts = new TreeSet<AccountKey>();
        for (var credit : credits) {
            check(credit.amount(), credits.getFirst().amount(), credit.countsOn(), credit.otherSide());
            accounts.add(credit.key());
        }
        var batch = books.open(new Books.Wanted(
                accounts,
                credits.getFirst().amount().currency(),
                credits.stream().mapToLong(credit -> credit.customer().value()).toArray(),
                credits.stream().mapToLong(credit -> credit.id().value()).toArray()));
        var fresh = new HashMap<Long, OpenItem>();
        for (var credit : credits) {
            var same = new Batch.Known(
                    credit.key(), credit.amount().minor(), credit.kind().name());
            if (!isThere(batch, credit.id(), same)) fresh.put(credit.id().value(), credit(batch, credit));
        }
        if (!fresh.isEmpty()) books.close(batch, by);
        return answers(credits, fresh, batch.rows.settlements);
    }

    /** Posts one credit and settles at once, before the next one of the batch. */
    static OpenItem credit(Batch batch, NewCredit credit) {
        var amount = credit.amount();
        var journal = batch.post(
                new Rows.Journal(
                        credit.key(),
                        Ids.next(),
                        "CREDIT",
                        credit.reference(),
                        "",
                        credit.happenedOn(),
                        credit.countsOn()),
                amount.negated(),
                Map.of(credit.otherSide(), amount.minor()));
        var item = new Rows.Item(
                credit.key(),
                credit.id().value(),
                false,
                credit.kind().name(),
                "",
                credit.happenedOn(),
                null,
                credit.reference(),
                amount.minor());
        var open = batch.add(
                new Rows.NewItem(item, amount.currency(), credit.countsOn(), credit.otherSide(), null, journal.id()));
        batch.settleFirst(open, credit.first());
        batch.settle(credit.key(), credit.countsOn());
        return open;
    }

    private List<Credited> answers(
            List<NewCredit> credits, Map<Long, OpenItem> fresh, List<Rows.Settlement> settlements) {
        var allocations = new HashMap<Long, List<Allocation>>();
        for (var row : settlements)
            allocations
                    .computeIfAbsent(row.credit(), id -> new ArrayList<>())
                    .add(new Allocation(
                            new ItemId(row.debit()),
                            new ItemId(row.credit()),
                            new Money(row.amount(), credits.getFirst().amount().currency())));
        var answers = new ArrayList<Credited>(credits.size());
        for (var credit : credits) {
            var open = fresh.get(credit.id().value());
            if (open == null) {
                answers.add(settled.by(credit.customer(), credit.id()));
                continue;
            }
            var onAccount = new Money(open.open, credit.amount().currency());
            answers.add(new Credited(
                    credit.id(),
                    credit.amount().minus(onAccount),
                    onAccount,
                    List.copyOf(allocations.getOrDefault(credit.id().value(), List.of()))));
        }
        return answers;
    }

    private static boolean isThere(Batch batch, ItemId id, Batch.Known wanted) {
        var there = batch.known(id.value());
        if (there != null && !there.equals(wanted)) throw new Refused("ledger-item-differs", id.text());
        return there != null;
    }

    private void check(Money amount, Money first, LocalDate countsOn, String otherSide) {
        if (!amount.isPositive()) throw Refused.field("amount", "ledger-amount-not-positive");
        if (!amount.currency().equals(first.currency())) throw new Refused("ledger-currency", first.currency());
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (countsOn.isBefore(today.minusYears(YEARS_BACK_MAX)) || countsOn.isAfter(today.plusYears(YEARS_AHEAD_MAX)))
            throw Refused.field("countsOn", "ledger-date-too-far", countsOn);
        reference.checkGeneral(otherSide);
    }
}
