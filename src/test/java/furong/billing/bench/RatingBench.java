package furong.billing.bench;

import furong.platform.Actor;
import furong.platform.TimeTravel;
import furong.rating.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A file of usage records through the front class: from its first line until the last record is rated and stored. Beside
 * it what it takes to copy the same rated rows into the same table.
 */
public final class RatingBench {

    private static final LocalDate MONTH = LocalDate.parse("2026-10-01");
    private static final Instant FIRST = Instant.parse("2026-10-01T00:00:00Z");
    private static final long SEED = 10000;

    private RatingBench() {}

    public static void main(String[] arguments) throws IOException {
        var options = Options.of(arguments, Map.of("records", 2_000_000L, "lines", 200_000L));
        var records = options.get("records");
        var lines = options.get("lines");
        try (var house = new House(Map.of())) {
            house.db().sql("""
                    insert into rating.address (address, from_at, customer, subscription, account, offer)
                    select '028' || (80000000 + n), '2020-01-01', n * 64, n * 64 + 8, n * 64 + 2,
                           case when n % 2 = 0 then 'FIXED_LINE_HOME' else 'PHS_STANDARD' end
                    from generate_series(1, :n) n""").param("n", lines).update();
            house.db().sql("vacuum analyze").update();
            var file = house.file("calls.csv");
            write(file, records, lines);
            house.bean(TimeTravel.class).startAt(Instant.parse("2026-10-31T02:00:00Z"));
            var usage = house.bean(Usage.class);
            Heap.forget();
            var begun = System.nanoTime();
            var watch = new Watch(house.bean(javax.sql.DataSource.class));
            var first = take(usage, file);
            var seconds = (System.nanoTime() - begun) / 1e9;
            watch.close();
            var heap = Heap.peak();
            begun = System.nanoTime();
            var again = take(usage, file);
            var repeated = (System.nanoTime() - begun) / 1e9;
            begun = System.nanoTime();
            usage.close(MONTH);
            var closed = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    "%d records of %d lines (seed %d): %.1f s; the same file again %.1f s; month added up in %.1f s%n",
                    records, lines, SEED, seconds, repeated, closed);
            var one = house.copyFloor(List.of("rating.usage"), 1);
            var two = house.copyFloor(List.of("rating.usage"), 2);
            var rows = house.db()
                    .sql("select count(*) from rating.usage")
                    .query(Long.class)
                    .single();
            var same = house.db().sql("""
                            select (select sum(amount_minor) from rating.usage) = (select sum(amount_minor) from rating.month_total)
                               and (select count(*) from rating.usage) = (select sum(records) from rating.month_total)""").query(Boolean.class).single();
            var conserved = rows.equals(records)
                    && same
                    && first.taken() == records
                    && again.taken() == 0
                    && again.known() == records;
            System.out.printf("copying the same rows: %.1f s by one connection, %.1f s by two%n", one, two);
            System.out.printf(
                    "bench rating: copy_ratio=%.2f copy_ratio_parallel=%.2f records_per_second=%.0f repeated_per_second=%.0f heap_mib=%d conserved=%s%n",
                    seconds / one, seconds / two, records / seconds, records / repeated, heap, conserved);
        }
        System.exit(0);
    }

    private static furong.rating.Imported take(Usage usage, Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            return usage.takeFile("bench", file.getFileName().toString(), lines, Actor.system("benchmark"));
        }
    }

    /** Calls in the order a switch writes them: by time, of anybody. */
    private static void write(Path file, long records, long lines) throws IOException {
        var lot = new Random(SEED);
        try (var out = Files.newBufferedWriter(file)) {
            for (var n = 0L; n < records; n++) {
                var kind = n % 7 == 0 ? "TOLL_CALL" : "LOCAL_CALL";
                out.append("S01-")
                        .append(Long.toString(n))
                        .append(',')
                        .append(kind)
                        .append(",028");
                out.append(Long.toString(80_000_001L + lot.nextLong(lines)))
                        .append(",0288")
                        .append(Integer.toString(1_000_000 + lot.nextInt(8_999_999)));
                out.append(',')
                        .append(FIRST.plusSeconds(n * 2_500_000 / records).toString())
                        .append(',');
                out.append(Integer.toString(lot.nextInt(600))).append('\n');
            }
        }
    }
}
