package furong.prepaid;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of batches, cards and locks. */
@AcrossCustomers("cards are nobody's before they are used")
@Component
class CardShelf {

    private static final int MANY = 200;
    private static final String BATCHES = """
            select b.*, s.used, s.locked, coalesce(s.left_minor, 0) as left_minor
            from prepaid.batch b
            left join lateral (
                select count(*) filter (where c.customer is not null) as used,
                       count(*) filter (where c.state = 'LOCKED') as locked,
                       sum(c.balance_minor) filter (where c.state in ('ACTIVE', 'LOCKED')) as left_minor
                from prepaid.card c where c.batch = b.id) s on true
            """;

    private final JdbcClient db;

    CardShelf(JdbcClient db) {
        this.db = db;
    }

    /** The digits of the batch's number and a counter. */
    static String serial(String number, int n) {
        return number.replaceAll("\\D", "") + "%06d".formatted(n);
    }

    void addPrinter(Printer printer, Instant at, Actor by) {
        db.sql("""
                insert into prepaid.printer (code, name, public_key, since, badge) values (?, ?, ?, ?, ?)
                on conflict (code) do update set name = excluded.name, public_key = excluded.public_key""")
                .params(printer.code(), printer.name(), printer.publicKey(), Timestamp.from(at), by.badge())
                .update();
    }

    List<Printer> printers() {
        return db.sql("select code, name, public_key from prepaid.printer order by code limit :many")
                .param("many", MANY)
                .query((row, n) ->
                        new Printer(row.getString("code"), row.getString("name"), row.getString("public_key")))
                .list();
    }

    Optional<Printer> printer(String code) {
        return printers().stream().filter(known -> known.code().equals(code)).findFirst();
    }

    void ordered(BatchId id, String number, NewBatch wanted, Instant at, Actor by) {
        db.sql("""
                insert into prepaid.batch
                    (id, number, face_minor, currency, cards, expires_on, printer, ordered_by, ordered_at, order_badge)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id.value(),
                        number,
                        wanted.face().minor(),
                        wanted.face().currency(),
                        wanted.cards(),
                        wanted.expiresOn(),
                        wanted.printer(),
                        by.person(),
                        Timestamp.from(at),
                        by.badge())
                .update();
    }

    void printed(Batch batch, List<byte[]> marks, List<String> serials, byte[] sha256, Instant at, Actor by) {
        db.sql("""
                update prepaid.batch set printed_by = ?, printed_at = ?, print_badge = ?, file_sha256 = ?
                where id = ?""")
                .params(
                        by.person(),
                        Timestamp.from(at),
                        by.badge(),
                        sha256,
                        batch.id().value())
                .update();
        db.sql("""
                insert into prepaid.card (mark, serial, batch, state, face_minor, balance_minor, expires_on)
                select mark, serial, :batch, 'PRINTED', :face, :face, :expires
                from unnest(:marks, :serials) as drawn (mark, serial)""")
                .param("batch", batch.id().value())
                .param("face", batch.face().minor())
                .param("expires", batch.expiresOn())
                .param("marks", marks.toArray(byte[][]::new))
                .param("serials", serials.toArray(String[]::new))
                .update();
    }

    void activated(BatchId id, CustomerId buyer, AccountId account, Instant at, Actor by) {
        db.sql("""
                update prepaid.batch set active_by = ?, active_at = ?, active_badge = ?, buyer = ?, account = ?
                where id = ?""")
                .params(by.person(), Timestamp.from(at), by.badge(), buyer.value(), account.value(), id.value())
                .update();
        db.sql("update prepaid.card set state = 'ACTIVE' where batch = ? and state = 'PRINTED'")
                .param(id.value())
                .update();
    }

    void cancelled(BatchId id, String reason, Instant at, Actor by) {
        db.sql("update prepaid.batch set void_by = ?, void_at = ?, void_reason = ? where id = ?")
                .params(by.person(), Timestamp.from(at), reason, id.value())
                .update();
        db.sql("update prepaid.card set state = 'VOID' where batch = ?")
                .param(id.value())
                .update();
    }

    void extended(BatchId id, LocalDate until) {
        db.sql("update prepaid.batch set expires_on = ? where id = ?")
                .params(until, id.value())
                .update();
        db.sql("update prepaid.card set expires_on = ? where batch = ?")
                .params(until, id.value())
                .update();
    }

    int lock(String first, String last, String reason, Instant at, Actor by) {
        var locked = db.sql("""
                update prepaid.card set state = 'LOCKED'
                where serial between :first and :last and length(serial) = length(:first) and state = 'ACTIVE'""").param("first", first).param("last", last).update();
        if (locked > 0)
            db.sql("""
                    insert into prepaid.lock (id, first_serial, last_serial, cards, reason, person, badge, at)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Ids.next(), first, last, locked, reason, by.person(), by.badge(), Timestamp.from(at))
                    .update();
        return locked;
    }

    /** Refused as {@code not-found}; nobody else releases it meanwhile. */
    CardLock lock(long id) {
        return db.sql("select * from prepaid.lock where id = ? for update")
                .param(id)
                .query((row, n) -> lock(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", Ids.text(id)));
    }

    List<CardLock> locks(int limit) {
        return db.sql("select * from prepaid.lock order by released_at is not null, at desc limit ?")
                .param(limit)
                .query((row, n) -> lock(row))
                .list();
    }

    void released(CardLock lock, Instant at, Actor by) {
        db.sql("update prepaid.lock set released_by = ?, release_badge = ?, released_at = ? where id = ?")
                .params(by.person(), by.badge(), Timestamp.from(at), lock.id())
                .update();
        db.sql("""
                update prepaid.card set state = 'ACTIVE'
                where serial between :first and :last and length(serial) = length(:first) and state = 'LOCKED'""").param("first", lock.first()).param("last", lock.last()).update();
    }

    Batch forUpdate(BatchId id) {
        db.sql("select id from prepaid.batch where id = ? for update")
                .param(id.value())
                .query(Long.class)
                .optional();
        return get(id);
    }

    /** Refused as {@code not-found}. */
    Batch get(BatchId id) {
        return db.sql(BATCHES + "where b.id = :id")
                .param("id", id.value())
                .query((row, n) -> batch(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    List<Batch> newest(int limit) {
        return db.sql(BATCHES + "order by b.ordered_at desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> batch(row))
                .list();
    }

    private static Batch batch(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var printed = hand(row, "printed_by", "print_badge", "printed_at");
        var activated = hand(row, "active_by", "active_badge", "active_at");
        var state = row.getTimestamp("void_at") != null
                ? Batch.State.VOID
                : activated != null ? Batch.State.ACTIVE : printed != null ? Batch.State.PRINTED : Batch.State.ORDERED;
        return new Batch(
                new BatchId(row.getLong("id")),
                row.getString("number"),
                new Money(row.getLong("face_minor"), currency),
                row.getInt("cards"),
                Objects.requireNonNull(row.getObject("expires_on", LocalDate.class)),
                row.getString("printer"),
                state,
                Objects.requireNonNull(hand(row, "ordered_by", "order_badge", "ordered_at")),
                printed,
                activated,
                row.getString("void_reason"),
                row.getInt("used"),
                row.getInt("locked"),
                new Money(row.getLong("left_minor"), currency));
    }

    private static CardLock lock(ResultSet row) throws SQLException {
        return new CardLock(
                row.getLong("id"),
                row.getString("first_serial"),
                row.getString("last_serial"),
                row.getInt("cards"),
                row.getString("reason"),
                Objects.requireNonNull(hand(row, "person", "badge", "at")),
                hand(row, "released_by", "release_badge", "released_at"));
    }

    private static Batch.@Nullable Hand hand(ResultSet row, String person, String badge, String at)
            throws SQLException {
        var when = row.getTimestamp(at);
        return when == null ? null : new Batch.Hand(row.getLong(person), row.getString(badge), when.toInstant());
    }
}
