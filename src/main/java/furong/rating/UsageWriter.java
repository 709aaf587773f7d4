package furong.rating;

import furong.platform.AcrossCustomers;
import furong.platform.RowCopy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rates records and writes them, each chunk in one transaction, each record once for its key. */
@Component
@AcrossCustomers("a file holds the use of many customers")
class UsageWriter {

    private static final String COLUMNS = """
            (customer, month, source_key, subscription, account, tariff, started_at, quantity, peer, units,
             amount_minor, counts_in)""";

    private static final Comparator<Rated> BY_KEY =
            Comparator.comparingLong(one -> one.holder().customer());

    private final Careful careful;
    private final Addresses addresses;
    private final UsageMonths months;
    private final Clock clock;

    /** The months that are known to be there, committed. */
    private final Set<LocalDate> prepared = ConcurrentHashMap.newKeySet();

    UsageWriter(Careful careful, Addresses addresses, UsageMonths months, Clock clock) {
        this.careful = careful;
        this.addresses = addresses;
        this.months = months;
        this.clock = clock;
    }

    /** A record with where it stood. */
    record Numbered(long line, UsageRecord use) {}

    /** Why nobody is charged for a record. */
    record Left(Numbered what, String reason) {}

    /** What became of a chunk. */
    record Written(long taken, long known, List<Left> left) {}

    record Rated(UsageRecord use, LocalDate month, Addresses.Holder holder, long tariff, Meter.Metered metered) {}

    /** Most chunks hold nothing known: they go straight to the table, and the others by way of a comparison. */
    Written write(Collection<Numbered> chunk, TariffTable tariffs) {
        var left = new ArrayList<Left>();
        var rated = rate(chunk, tariffs, left);
        var known = chunk.size() - left.size() - rated.size();
        if (rated.isEmpty()) return new Written(0, known, left);
        var touched = new TreeSet<LocalDate>();
        for (var one : rated) touched.add(one.month());
        touched.add(LocalDate.ofInstant(clock.instant(), clock.getZone()).withDayOfMonth(1));
        if (!prepared.containsAll(touched)) {
            months.prepare(touched);
            prepared.addAll(touched);
        }
        long taken;
        try {
            taken = careful.straight(rated);
        } catch (DuplicateKeyException someAreKnown) {
            taken = careful.compared(rated);
        }
        return new Written(taken, known + rated.size() - taken, left);
    }

    private List<Rated> rate(Collection<Numbered> chunk, TariffTable tariffs, List<Left> left) {
        var wanted = new HashSet<String>(chunk.size() * 2);
        for (var one : chunk) wanted.add(one.use().address());
        var holders = addresses.find(wanted);
        var keys = new HashSet<String>(chunk.size() * 2);
        var days = new HashMap<LocalDate, LocalDate>();
        var zone = clock.getZone();
        var oldest = months.oldest();
        var rated = new ArrayList<Rated>(chunk.size());
        for (var one : chunk) {
            var use = one.use();
            if (!keys.add(use.key())) continue;
            var day = LocalDate.ofInstant(use.startedAt(), zone);
            var month = days.computeIfAbsent(day, any -> any.withDayOfMonth(1));
            var holder = holder(holders, use);
            if (month.isBefore(oldest)) left.add(new Left(one, "TOO_OLD"));
            else if (holder == null) left.add(new Left(one, "NOBODY"));
            else
                tariffs.find(holder.offer(), use.kind(), day)
                        .ifPresentOrElse(
                                tariff -> rated.add(
                                        new Rated(use, month, holder, tariff.id(), Meter.one(tariff, use, zone))),
                                () -> left.add(new Left(one, "NO_TARIFF")));
        }
        // side by side as the table's key lies: a page of its index is then touched once for many records
        rated.sort(BY_KEY);
        return rated;
    }

    private static Addresses.@org.jspecify.annotations.Nullable Holder holder(
            Map<String, List<Addresses.Holder>> holders, UsageRecord use) {
        for (var holder : holders.getOrDefault(use.address(), List.of()))
            if (holder.had(use.startedAt())) return holder;
        return null;
    }

    /** The two ways into the table, each a transaction. */
    @Component
    @Transactional
    @AcrossCustomers("a file holds the use of many customers")
    static class Careful {

        private final DataSource data;
        private final JdbcClient db;
        private final UsageMonths months;

        Careful(DataSource data, JdbcClient db, UsageMonths months) {
            this.data = data;
            this.db = db;
            this.months = months;
        }

        long straight(List<Rated> rated) {
            copy(rated, "rating.usage " + COLUMNS);
            return rated.size();
        }

        long compared(List<Rated> rated) {
            db.sql("create temporary table usage_new (like rating.usage) on commit drop")
                    .update();
            copy(rated, "usage_new " + COLUMNS);
            return db.sql("insert into rating.usage " + COLUMNS
                            + " select customer, month, source_key, subscription, account, tariff, started_at, quantity,"
                            + " peer, units, amount_minor, counts_in from usage_new order by customer, source_key"
                            + " on conflict do nothing")
                    .update();
        }

        private void copy(List<Rated> rated, String into) {
            var inMonth = new TreeSet<LocalDate>();
            for (var one : rated) inMonth.add(one.month());
            var countIn = months.countIn(inMonth);
            try (var copy = RowCopy.begin(data, into)) {
                for (var one : rated)
                    copy.put(one.holder().customer())
                            .put(one.month())
                            .put(one.use().key())
                            .put(one.holder().subscription())
                            .put(one.holder().account())
                            .put(one.tariff())
                            .put(one.use().startedAt())
                            .put(one.use().quantity())
                            .put(one.use().peer())
                            .put(one.metered().units())
                            .put(one.metered().amountMinor())
                            .put(countIn.get(one.month()))
                            .end();
            }
        }
    }
}
