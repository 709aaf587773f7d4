package furong.debit;

import furong.agency.AgentCode;
import furong.customer.CustomerId;
import furong.ledger.Ledger;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.platform.Secrets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files of collections: drawn up for everybody of a bank who owes and has a mandate, sent, and answered. Drawn in chunks,
 * each a transaction; a run that was interrupted goes on behind the last customer drawn, and nobody is drawn twice.
 */
@Component
@AcrossCustomers("a run collects from all customers of a bank")
public class Runs {

    private static final int RUNS_MAX = 50;
    private static final int CHUNK = 500;

    private final JdbcClient db;
    private final RunTable table;
    private final Ledger ledger;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    Runs(JdbcClient db, RunTable table, Ledger ledger, Secrets secrets, Audit audit, Clock clock) {
        this.db = db;
        this.table = table;
        this.ledger = ledger;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** Orders a run; {@link #draw} draws it up. One a day and bank: ordered again it is the same. */
    @Transactional
    public RunId order(AgentCode bank, LocalDate collectOn, Actor by) {
        var known = table.find(bank, collectOn);
        if (known.isPresent()) return known.get();
        if (collectOn.isBefore(today())) throw Refused.field("collectOn", "debit-day-past");
        terms(bank);
        var id = RunId.next();
        try {
            var _ = db.sql("""
                            insert into debit.run (id, bank, message, collect_on, state, made_at, made_by)
                            values (?, ?, ?, ?, 'DRAWING', ?, ?)""")
                    .params(id.value(), bank.value(), "FR" + id.text(), collectOn)
                    .params(Timestamp.from(clock.instant()), by.badge())
                    .update();
        } catch (DuplicateKeyException another) {
            throw new Refused("debit-run-exists");
        }
        audit.note(by, "debit.run-ordered", 0, "debit-run:" + id.text(), Map.of("bank", bank.value()));
        return id;
    }

    /** Draws the next customers of a run; false when all are drawn and the run is ready. */
    @Transactional
    public boolean draw(RunId run) {
        var state = table.lock(run);
        if (state.state() != Run.State.DRAWING) return false;
        var mandates = table.due(state, today(), CHUNK);
        for (var due : mandates) draw(run, state, due);
        if (mandates.isEmpty()) table.ready(run);
        else
            table.drawnTo(run, mandates.getLast().customer(), mandates.getLast().id());
        return !mandates.isEmpty();
    }

    private void draw(RunId run, RunTable.Drawing drawing, RunTable.Due due) {
        var owed = ledger.owed(due.customer(), due.account());
        var amount = owed.open().minus(owed.contested());
        if (!amount.isPositive()) return;
        table.insert(run, drawing.bank(), due, amount, "FR" + Ids.text(Ids.next()), clock.instant());
    }

    /** Notes that the file has gone to the bank; from then on answers are expected. */
    @Transactional
    public void sent(RunId run, Actor by) {
        if (!table.send(run, clock.instant())) throw new Refused("debit-run-not-ready");
        audit.note(by, "debit.run-sent", 0, "debit-run:" + run.text(), Map.of());
    }

    @Transactional(readOnly = true)
    public Run get(RunId run) {
        return table.runs("where r.id = :id", run.value(), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", run.text()));
    }

    /** The newest runs. */
    @Transactional(readOnly = true)
    public List<Run> newest() {
        return table.runs("where :id = 0", 0, RUNS_MAX);
    }

    @Transactional(readOnly = true)
    public List<RunId> drawing() {
        return db.sql("select id from debit.run where state = 'DRAWING' order by id limit ?")
                .param(RUNS_MAX)
                .query((row, n) -> new RunId(row.getLong("id")))
                .list();
    }

    @Transactional(readOnly = true)
    public Terms terms(AgentCode bank) {
        return table.terms().stream()
                .filter(terms -> terms.bank().equals(bank))
                .findFirst()
                .orElseThrow(() -> Refused.field("bank", "debit-bank"));
    }

    @Transactional(readOnly = true)
    public List<Terms> terms() {
        return table.terms();
    }

    /** Hands over the lines of a run one by one, in a fixed order, with little memory however many they are. */
    @Transactional(readOnly = true)
    public void lines(RunId run, Consumer<ToCollect> taker) {
        table.lines(run, (line, id, kept) -> {
            var text = secrets.open(kept);
            if (!text.startsWith(id.text() + ":")) throw new IllegalStateException("another mandate's bank account");
            taker.accept(line.with(text.substring(id.text().length() + 1)));
        });
    }

    /** The collections of a run after one, in the order of customers. */
    @Transactional(readOnly = true)
    public List<Collection> collections(RunId run, long after, int limit) {
        return table.collections(
                "where run = :key and id > :after order by id limit :limit", run.value(), after, limit);
    }

    /** Collections that failed for a reason a person has to call about, the oldest first. */
    @Transactional(readOnly = true)
    public List<Collection> toCall(int limit) {
        return table.collections(
                "where does = 'CALL' and called_at is null and :key = 0 and id > :after order by changed_at limit :limit",
                0,
                0,
                limit);
    }

    /** The latest that failed, whatever follows from it. */
    @Transactional(readOnly = true)
    public List<Collection> failed(int limit) {
        return table.collections(
                "where reason is not null and :key = 0 and id > :after order by changed_at desc limit :limit",
                0,
                0,
                limit);
    }

    /** Notes what became of the call; collecting goes on afterwards if the mandate is in force. */
    @Transactional
    public void called(CustomerId customer, CollectionId id, String note, Actor by) {
        if (note.isBlank()) throw Refused.field("note", "reason-needed");
        if (!table.called(customer, id, note.strip(), by.badge(), clock.instant())) throw new Refused("debit-called");
        audit.note(by, "debit.called", customer.value(), "collection:" + id.text(), Map.of("note", note.strip()));
    }

    /** What a customer's collections have come to, the newest first. */
    @Transactional(readOnly = true)
    public List<Collection> of(CustomerId customer, int limit) {
        return table.collections(
                "where customer = :key and id > :after order by id desc limit :limit", customer.value(), 0, limit);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
