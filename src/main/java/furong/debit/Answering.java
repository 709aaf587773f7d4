package furong.debit;

import furong.debit.RowTable.Result;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a bank answers to a file of ours, and what its silence means: some list only what they rejected, some only what
 * they accepted, and only after the last of their answers is the rest known.
 */
@Component
@AcrossCustomers("a run collects from all customers of a bank")
class Answering {

    private static final int CHUNK = 500;
    private static final int CHUNKS_MAX = 20_000;

    /** The reason noted where a bank that lists what it accepted has not listed something. */
    private static final String SILENT = "SLNT";

    private final JdbcClient db;
    private final CollectionTable collections;
    private final RunTable runs;
    private final Returning returning;
    private final Clock clock;

    Answering(JdbcClient db, CollectionTable collections, RunTable runs, Returning returning, Clock clock) {
        this.db = db;
        this.collections = collections;
        this.runs = runs;
        this.returning = returning;
        this.clock = clock;
    }

    List<Result> accepted(BankFile file, List<FileRow> chunk) {
        var ours = new ArrayList<FileRow>();
        var results = new ArrayList<Result>();
        for (var row : chunk) {
            var known = row.collection() != null;
            if (known) ours.add(row);
            results.add(new Result(
                    row.entry().line(),
                    known ? FileRow.State.DONE : FileRow.State.UNMATCHED,
                    known ? "" : "unknown-collection",
                    null,
                    null));
        }
        collections.accepted(ours, clock.instant());
        return results;
    }

    /** Counts the answer, once, for the caller has just ended the file; after the last, silence has its meaning. */
    void through(BankFile file) {
        if (file.kind() != BankFile.Kind.PAIN_002) return;
        var terms = runs.terms().stream()
                .filter(one -> one.bank().equals(file.bank()))
                .findFirst()
                .orElseThrow();
        var answers = db.sql(
                        "update debit.run set answers = answers + 1 where message = ? and bank = ? returning answers")
                .params(file.original(), file.bank().value())
                .query(Integer.class)
                .optional();
        if (answers.isEmpty() || answers.get() < terms.answerFiles()) return;
        switch (terms.answers()) {
            case ONLY_REJECTIONS -> restAccepted(file);
            case ONLY_ACCEPTANCES -> restRejected(file);
            case MIXED -> {}
        }
        var _ = db.sql("update debit.run set state = 'ANSWERED' where message = ? and bank = ? and state = 'SENT'")
                .params(file.original(), file.bank().value())
                .update();
    }

    private void restAccepted(BankFile file) {
        var _ = db.sql("""
                        update debit.collection c set state = 'ACCEPTED', changed_at = ?
                        from debit.run r where r.message = ? and r.bank = ? and c.run = r.id and c.state = 'SENT'""")
                .params(
                        java.sql.Timestamp.from(clock.instant()),
                        file.original(),
                        file.bank().value())
                .update();
    }

    private void restRejected(BankFile file) {
        var by = Actor.system("bank-file " + file.id().text());
        for (var n = 0; n < CHUNKS_MAX; n++) {
            var silent = collections.state(file.original(), file.bank(), CollectionState.SENT, CHUNK);
            for (var one : silent) returning.fail(one, CollectionState.REJECTED, SILENT, null, by);
            if (silent.isEmpty()) return;
        }
    }
}
