package furong.agency;

import furong.agency.Difference.Kind;
import furong.agency.Differences.Found;
import furong.customer.Account;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.payment.DoorRecords;
import furong.payment.DoorRecords.Door;
import furong.payment.PayChannel;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds what we took for an agent's business day against the agent's file, and the file against the money that came. For
 * each reference the sum counts: a payment taken back on the same day may stand in a file twice or not at all.
 */
@Component
@AcrossCustomers("an agent's day concerns many customers")
class Matching {

    private final JdbcClient db;
    private final DoorRecords records;
    private final Papers papers;
    private final Days days;
    private final Differences differences;
    private final DayBooks books;
    private final Customers customers;
    private final Clock clock;

    Matching(
            JdbcClient db,
            DoorRecords records,
            Papers papers,
            Days days,
            Differences differences,
            DayBooks books,
            Customers customers,
            Clock clock) {
        this.db = db;
        this.records = records;
        this.papers = papers;
        this.days = days;
        this.differences = differences;
        this.books = books;
        this.customers = customers;
        this.clock = clock;
    }

    /** Both sides of one reference: what remains of it there, in fen, and whether it is there at all. */
    private static final class Sides {
        long ours;
        long theirs;
        boolean here;
        boolean there;
        String account = "";
        Account.Key key = new Account.Key(new CustomerId(0), new AccountId(0));
    }

    /** Matches a day as far as its papers are there; what no longer disagrees ends by itself. */
    void match(Agent agent, LocalDate day) {
        var found = new ArrayList<Found>();
        var file = papers.file(agent.code(), day);
        if (file.isPresent()) found.addAll(byReference(agent, day, file.get()));
        var money = papers.money(agent.code(), day);
        if (file.isPresent() && money.isPresent()) {
            var expected = expected(agent, file.get());
            books.book(agent, day, money.get(), fees(agent, file.get()));
            if (expected != money.get()) found.add(new Found(Kind.MONEY, "", "", expected, money.get()));
        }
        var now = clock.instant();
        for (var one : found) differences.put(agent.code(), day, one, now);
        endVanished(agent.code(), day, found);
    }

    private List<Found> byReference(Agent agent, LocalDate day, Papers.Paper file) {
        var sides = sides(agent, day, file);
        var found = new ArrayList<Found>();
        sides.forEach((reference, one) -> {
            if (one.ours == one.theirs) return;
            var kind = !one.there ? Kind.ONLY_OURS : one.here ? Kind.AMOUNT : Kind.ONLY_THEIRS;
            var account = one.account.isEmpty() ? number(one.key) : one.account;
            found.add(new Found(kind, reference, account, one.ours, one.theirs));
        });
        return found;
    }

    private Map<String, Sides> sides(Agent agent, LocalDate day, Papers.Paper file) {
        var sides = new HashMap<String, Sides>();
        var period = days.period(agent.code(), day).orElseThrow();
        var door = new Door(PayChannel.AGENT, agent.code().value());
        var takenBack = differences.reversed(agent.code());
        records.of(door, day, period.from(), period.until(), line -> {
            if (line.reversal() && takenBack.contains(line.reference())) return;
            var one = sides.computeIfAbsent(line.reference(), reference -> new Sides());
            one.here = true;
            one.ours += line.reversal() ? -line.minor() : line.minor();
            one.key = new Account.Key(line.customer(), line.account());
        });
        papers.lines(file.id(), line -> {
            var one = sides.computeIfAbsent(line.reference(), reference -> new Sides());
            one.there = true;
            one.theirs += line.signed();
            one.account = line.account();
        });
        return sides;
    }

    private String number(Account.Key key) {
        return customers
                .find(key.customer())
                .flatMap(customer -> customer.accounts().stream()
                        .filter(account -> account.id().equals(key.account()))
                        .findFirst())
                .map(Account::number)
                .orElse("");
    }

    /** The money that should come for a file. */
    private long expected(Agent agent, Papers.Paper file) {
        return Math.subtractExact(file.minor(), agent.keepsFee() ? fees(agent, file) : 0);
    }

    private long fees(Agent agent, Papers.Paper file) {
        return Math.multiplyExact(agent.feeMinor(), papers.payments(file.id()));
    }

    private void endVanished(AgentCode agent, LocalDate day, List<Found> found) {
        var _ = db.sql("""
                        update agency.difference d set ended_at = :at, ended_how = 'VANISHED', ended_by = 'system'
                        where agent = :agent and day = :day and ended_at is null
                          and not exists (select from unnest(:kinds, :references) as f (kind, reference)
                                          where f.kind = d.kind and f.reference = d.reference)""")
                .param("at", Timestamp.from(clock.instant()))
                .param("agent", agent.value())
                .param("day", day)
                .param("kinds", found.stream().map(one -> one.kind().name()).toArray(String[]::new))
                .param("references", found.stream().map(Found::reference).toArray(String[]::new))
                .update();
    }

    List<AgentDay> days(Agent agent, int limit) {
        var newest = db.sql("select day from agency.day where agent = ? order by day desc limit ?")
                .params(agent.code().value(), limit)
                .query((row, n) -> Objects.requireNonNull(row.getObject("day", LocalDate.class)))
                .list();
        return newest.stream().map(day -> day(agent, day)).toList();
    }

    private AgentDay day(Agent agent, LocalDate day) {
        var period = days.period(agent.code(), day).orElseThrow();
        var count = new int[1];
        var sum = new long[1];
        records.of(new Door(PayChannel.AGENT, agent.code().value()), day, period.from(), period.until(), line -> {
            count[0]++;
            sum[0] += line.reversal() ? -line.minor() : line.minor();
        });
        var file = papers.file(agent.code(), day);
        return new AgentDay(
                agent.code(),
                day,
                period.from(),
                period.until().equals(Days.FOREVER) ? null : period.until(),
                count[0],
                sum[0],
                file.map(Papers.Paper::minor).orElse(null),
                file.map(paper -> expected(agent, paper)).orElse(sum[0]),
                papers.money(agent.code(), day).orElse(null),
                differences.openOf(agent.code(), day));
    }
}
