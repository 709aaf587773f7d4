package furong.debit;

import furong.agency.AgentCode;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of runs and their collections. */
@Component
@AcrossCustomers("a run collects from all customers of a bank")
class RunTable {

    private static final int FETCHED = 1000;

    private final JdbcClient db;

    RunTable(JdbcClient db) {
        this.db = db;
    }

    record Drawing(AgentCode bank, Run.State state, long customer, long mandate) {}

    record Due(CustomerId customer, MandateId id, AccountId account, boolean first) {}

    /** Is given a line without its bank account, and that sealed. */
    interface Sealed {
        void take(ToCollect line, MandateId mandate, byte[] sealed);
    }

    Optional<RunId> find(AgentCode bank, LocalDate collectOn) {
        return db.sql("select id from debit.run where bank = ? and collect_on = ?")
                .params(bank.value(), collectOn)
                .query((row, n) -> new RunId(row.getLong("id")))
                .optional();
    }

    Drawing lock(RunId run) {
        return db.sql("select bank, state, at_customer, at_mandate from debit.run where id = ? for update")
                .param(run.value())
                .query((row, n) -> new Drawing(
                        new AgentCode(row.getString("bank")),
                        Run.State.valueOf(row.getString("state")),
                        row.getLong("at_customer"),
                        row.getLong("at_mandate")))
                .optional()
                .orElseThrow(() -> new Refused("not-found", run.text()));
    }

    /** Mandates behind the last one drawn that may be used today: nothing is under way, and nobody has to call first. */
    List<Due> due(Drawing drawing, LocalDate today, int limit) {
        return db.sql("""
                select customer, id, account, not collected as first from debit.mandate m
                where bank = :bank and state = 'ACTIVE' and (customer, id) > (:customer, :mandate)
                  and (not_before is null or not_before <= :today)
                  and not exists (select from debit.collection c where c.customer = m.customer and c.account = m.account
                                  and (c.state in ('DRAWN', 'SENT', 'ACCEPTED')
                                       or c.mandate = m.id and c.does = 'CALL' and c.called_at is null))
                order by customer, id limit :limit""")
                .param("bank", drawing.bank().value())
                .param("customer", drawing.customer())
                .param("mandate", drawing.mandate())
                .param("today", today)
                .param("limit", limit)
                .query((row, n) -> new Due(
                        new CustomerId(row.getLong("customer")),
                        new MandateId(row.getLong("id")),
                        new AccountId(row.getLong("account")),
                        row.getBoolean("first")))
                .list();
    }

    void insert(RunId run, AgentCode bank, Due due, Money amount, String endToEnd, Instant at) {
        var id = CollectionId.next();
        var _ = db.sql("insert into debit.end_to_end (end_to_end, customer, collection) values (?, ?, ?)")
                .params(endToEnd, due.customer().value(), id.value())
                .update();
        var _ = db.sql("""
                        insert into debit.collection (customer, id, account, mandate, run, bank, end_to_end, first,
                                                      amount_minor, state, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'DRAWN', ?)""")
                .params(due.customer().value(), id.value(), due.account().value())
                .params(due.id().value(), run.value(), bank.value(), endToEnd, due.first())
                .params(amount.minor(), Timestamp.from(at))
                .update();
    }

    void drawnTo(RunId run, CustomerId customer, MandateId mandate) {
        var _ = db.sql("update debit.run set at_customer = ?, at_mandate = ? where id = ?")
                .params(customer.value(), mandate.value(), run.value())
                .update();
    }

    void ready(RunId run) {
        var _ = db.sql("update debit.run set state = 'READY' where id = ? and state = 'DRAWING'")
                .param(run.value())
                .update();
    }

    boolean send(RunId run, Instant at) {
        var sent = db.sql("update debit.run set state = 'SENT', sent_at = ? where id = ? and state = 'READY'")
                .params(Timestamp.from(at), run.value())
                .update();
        var _ = db.sql("update debit.collection set state = 'SENT', changed_at = ? where run = ? and state = 'DRAWN'")
                .params(Timestamp.from(at), run.value())
                .update();
        return sent == 1;
    }

    boolean called(CustomerId customer, CollectionId id, String note, String badge, Instant at) {
        return db.sql("""
                        update debit.collection set called_at = ?, called_by = ?, called_note = ?
                        where customer = ? and id = ? and does = 'CALL' and called_at is null""")
                        .params(Timestamp.from(at), badge, note, customer.value(), id.value())
                        .update()
                == 1;
    }

    void lines(RunId run, Sealed taker) {
        db.sql("""
                        select c.end_to_end, c.amount_minor, c.first, m.id, m.reference, m.signed_on, m.payer, m.sealed
                        from debit.collection c join debit.mandate m on m.customer = c.customer and m.id = c.mandate
                        where c.run = ? order by c.first desc, c.customer, c.id""").withFetchSize(FETCHED).param(run.value()).query((RowCallbackHandler) row -> taker.take(
                new ToCollect(
                        row.getString("end_to_end"),
                        Money.fen(row.getLong("amount_minor")),
                        row.getString("reference"),
                        row.getObject("signed_on", LocalDate.class),
                        row.getBoolean("first"),
                        row.getString("payer"),
                        ""),
                new MandateId(row.getLong("id")),
                row.getBytes("sealed")));
    }

    List<Terms> terms() {
        return db.sql("""
                select bank, creditor, creditor_id, our_account, answers, answer_files, books from debit.terms
                order by bank limit 200""")
                .query((row, n) -> new Terms(
                        new AgentCode(row.getString("bank")),
                        row.getString("creditor"),
                        row.getString("creditor_id"),
                        row.getString("our_account"),
                        Terms.Answers.valueOf(row.getString("answers")),
                        row.getInt("answer_files"),
                        Terms.Books.valueOf(row.getString("books"))))
                .list();
    }

    /** @param where a condition on {@code r}, with {@code :id} */
    List<Run> runs(String where, long id, int limit) {
        var runs = db.sql("select id, bank, message, collect_on, state, answers, made_at, made_by, sent_at"
                        + " from debit.run r " + where + " order by made_at desc, id desc limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query((row, n) -> run(row))
                .list();
        return runs.stream().map(this::counted).toList();
    }

    private static Run run(ResultSet row) throws SQLException {
        var sent = row.getTimestamp("sent_at");
        return new Run(
                new RunId(row.getLong("id")),
                new AgentCode(row.getString("bank")),
                row.getString("message"),
                row.getObject("collect_on", LocalDate.class),
                Run.State.valueOf(row.getString("state")),
                row.getInt("answers"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"),
                sent == null ? null : sent.toInstant(),
                Map.of(),
                Money.fen(0));
    }

    private Run counted(Run run) {
        var counts = new EnumMap<CollectionState, Integer>(CollectionState.class);
        var total = new long[1];
        db.sql("select state, count(*) as many, sum(amount_minor) as total from debit.collection where run = ?"
                        + " group by state")
                .param(run.id().value())
                .query((RowCallbackHandler) row -> {
                    counts.put(CollectionState.valueOf(row.getString("state")), row.getInt("many"));
                    total[0] += row.getLong("total");
                });
        return new Run(
                run.id(),
                run.bank(),
                run.message(),
                run.collectOn(),
                run.state(),
                run.answers(),
                run.madeAt(),
                run.madeBy(),
                run.sentAt(),
                counts,
                Money.fen(total[0]));
    }

    /** @param rest a condition, an order and a limit, with {@code :key}, {@code :after} and {@code :limit} */
    List<Collection> collections(String rest, long key, long after, int limit) {
        return db.sql("""
                select customer, id, account, mandate, bank, end_to_end, amount_minor, state, reason, does, settled_on,
                       returned_on, changed_at, called_note from debit.collection """ + " " + rest)
                .param("key", key)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> collection(row))
                .list();
    }

    static Collection collection(ResultSet row) throws SQLException {
        var does = row.getString("does");
        return new Collection(
                new CustomerId(row.getLong("customer")),
                new CollectionId(row.getLong("id")),
                new AccountId(row.getLong("account")),
                new MandateId(row.getLong("mandate")),
                new AgentCode(row.getString("bank")),
                row.getString("end_to_end"),
                Money.fen(row.getLong("amount_minor")),
                CollectionState.valueOf(row.getString("state")),
                row.getString("reason"),
                does == null ? null : Reason.Does.valueOf(does),
                row.getObject("settled_on", LocalDate.class),
                row.getObject("returned_on", LocalDate.class),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("called_note"));
    }
}
