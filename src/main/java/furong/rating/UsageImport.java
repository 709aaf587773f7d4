package furong.rating;

import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.rating.UsageWriter.Left;
import furong.rating.UsageWriter.Numbered;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes records in bulk: reads on, while chunks already read are rated and written by two at a time. */
@Component
@AcrossCustomers("a file holds the use of many customers")
class UsageImport {

    private static final int CHUNK = 20_000;
    private static final int WRITERS = 2;
    private static final int REFUSALS_MAX = 10_000;

    private final JdbcClient db;
    private final Clock clock;
    private final UsageWriter writer;
    private final Tariffs tariffs;

    UsageImport(JdbcClient db, Clock clock, UsageWriter writer, Tariffs tariffs) {
        this.db = db;
        this.clock = clock;
        this.writer = writer;
        this.tariffs = tariffs;
    }

    Imported take(String source, String name, BufferedReader lines, Actor by) {
        var run = new Run(source, Ids.next());
        db.sql("insert into rating.import (id, source, name, begun_at, badge) values (?, ?, ?, ?, ?)")
                .params(run.id, source, name, Timestamp.from(clock.instant()), by.badge())
                .update();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            read(lines, run, chunk -> {
                run.free.acquireUninterruptibly();
                run.chunks.add(writers.submit(() -> write(chunk, run)));
            });
            for (var chunk : run.chunks) chunk.get();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped; what was written stays, the file may be taken again", stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
        return run.ended();
    }

    Imported take(String source, Collection<UsageRecord> uses) {
        var n = 0L;
        var numbered = new ArrayList<Numbered>(uses.size());
        for (var use : uses)
            numbered.add(new Numbered(
                    ++n,
                    new UsageRecord(
                            source + ':' + use.key(),
                            use.kind(),
                            use.address(),
                            use.peer(),
                            use.startedAt(),
                            use.quantity())));
        var written = writer.write(numbered, tariffs.table());
        keep(0, written.left());
        return new Imported(written.taken(), written.known(), written.left().size());
    }

    private void read(BufferedReader lines, Run run, java.util.function.Consumer<List<Numbered>> full)
            throws IOException {
        var chunk = new ArrayList<Numbered>(CHUNK);
        var unreadable = new ArrayList<Refusal>();
        var n = 0L;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            n++;
            if (line.isEmpty() || n == 1 && line.startsWith("key,")) continue;
            var use = UsageLine.read(run.source, line);
            if (use == null) unreadable.add(new Refusal(n, line, "UNREADABLE"));
            else chunk.add(new Numbered(n, use));
            if (chunk.size() == CHUNK) {
                full.accept(chunk);
                chunk = new ArrayList<>(CHUNK);
            }
        }
        if (!chunk.isEmpty()) full.accept(chunk);
        run.add(0, 0, unreadable.size());
        keepRefusals(run.id, unreadable);
    }

    private void write(List<Numbered> chunk, Run run) {
        try {
            var written = writer.write(chunk, run.tariffs);
            run.add(written.taken(), written.known(), written.left().size());
            keep(run.id, written.left());
        } finally {
            run.free.release();
        }
    }

    private void keep(long run, List<Left> left) {
        keepRefusals(
                run,
                left.stream()
                        .map(one -> new Refusal(
                                one.what().line(), UsageLine.write(one.what().use()), one.reason()))
                        .toList());
    }

    private void keepRefusals(long run, List<Refusal> refusals) {
        if (refusals.isEmpty()) return;
        var kept = refusals.subList(0, Math.min(REFUSALS_MAX, refusals.size()));
        db.sql("""
                        insert into rating.refusal (id, import, at, line, text, reason)
                        select id, :import, :at, line, text, reason
                        from unnest(:ids, :lines, :texts, :reasons) as t (id, line, text, reason)""")
                .param("import", run)
                .param("at", Timestamp.from(clock.instant()))
                .param("ids", kept.stream().map(one -> Ids.next()).toArray(Long[]::new))
                .param("lines", kept.stream().map(Refusal::line).toArray(Long[]::new))
                .param(
                        "texts",
                        kept.stream()
                                .map(one -> one.text()
                                        .substring(0, Math.min(500, one.text().length())))
                                .toArray(String[]::new))
                .param("reasons", kept.stream().map(Refusal::reason).toArray(String[]::new))
                .update();
    }

    private record Refusal(long line, String text, String reason) {}

    /** One file on its way. */
    private final class Run {
        private final String source;
        private final long id;
        private final TariffTable tariffs = UsageImport.this.tariffs.table();
        private final Semaphore free = new Semaphore(WRITERS + 1);
        private final List<Future<?>> chunks = new ArrayList<>();
        private Imported sum = new Imported(0, 0, 0);

        Run(String source, long id) {
            this.source = source;
            this.id = id;
        }

        synchronized void add(long taken, long known, long refused) {
            sum = new Imported(sum.taken() + taken, sum.known() + known, sum.refused() + refused);
        }

        Imported ended() {
            db.sql("update rating.import set ended_at = ?, taken = ?, known = ?, refused = ? where id = ?")
                    .params(Timestamp.from(clock.instant()), sum.taken(), sum.known(), sum.refused(), id)
                    .update();
            return sum;
        }
    }
}
