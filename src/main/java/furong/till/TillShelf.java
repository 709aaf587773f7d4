package furong.till;

import furong.organisation.HallId;
import furong.organisation.Scope;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.payment.PayChannel;
import furong.payment.Takings;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of shifts. Whoever takes a payment shares the shift's row, whoever counts has it alone. */
@Component
class TillShelf {

    private static final int MANY = 2000;
    private static final String SHIFTS = """
            select id, unit, hall, clerk, badge, currency, business_date, opened_at, float_minor,
                   closed_at, system_minor, counted_minor, witness, note
            from till.shift
            """;

    private final JdbcClient db;
    private final Takings takings;
    private final Clock clock;

    TillShelf(JdbcClient db, Takings takings, Clock clock) {
        this.db = db;
        this.takings = takings;
        this.clock = clock;
    }

    /** False if the clerk has an open one. */
    boolean begin(Shift.Begun begun) {
        var hall = begun.hall();
        return db.sql("""
                        insert into till.shift
                            (id, unit, hall, clerk, badge, currency, business_date, opened_at, float_minor)
                        values (:id, :unit, :hall, :clerk, :badge, :currency, :date, :at, :float)
                        on conflict (clerk) where closed_at is null do nothing""")
                        .param("id", begun.id().value())
                        .param("unit", begun.unit().value())
                        .param("hall", hall == null ? null : hall.value(), Types.BIGINT)
                        .param("clerk", begun.clerk().value())
                        .param("badge", begun.badge())
                        .param("currency", begun.change().currency())
                        .param("date", begun.businessDate())
                        .param("at", Timestamp.from(begun.at()))
                        .param("float", begun.change().minor())
                        .update()
                == 1;
    }

    Optional<Shift.Open> openOf(StaffId clerk) {
        return open(clerk, "").map(Shift.Open::new);
    }

    Shift.Begun openForPaying(StaffId clerk) {
        return open(clerk, " for share").orElseThrow(() -> new Refused("shift-none"));
    }

    Shift.Begun openForCounting(StaffId clerk) {
        return open(clerk, " for update").orElseThrow(() -> new Refused("shift-none"));
    }

    private Optional<Shift.Begun> open(StaffId clerk, String lock) {
        return db.sql(SHIFTS + "where clerk = :clerk and closed_at is null" + lock)
                .param("clerk", clerk.value())
                .query((row, n) -> shift(row).begun())
                .optional();
    }

    Shift get(ShiftId id) {
        return db.sql(SHIFTS + "where id = :id")
                .param("id", id.value())
                .query((row, n) -> shift(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    List<Shift> of(LocalDate day, Scope scope) {
        return db.sql(SHIFTS + """
                where business_date = :day and unit = any(:units)
                order by closed_at is not null, badge, opened_at limit :many""")
                .param("day", day)
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) -> shift(row))
                .list();
    }

    TillTotal total(Shift.Begun shift) {
        var taken = takings.of(PayChannel.COUNTER, Tills.door(shift), shift.businessDate(), Tills.CASH);
        var currency = shift.change().currency();
        var moved = db.sql("""
                select kind, amount_minor, reference, at, badge from till.movement
                where shift = :shift order by id limit :many""")
                .param("shift", shift.id().value())
                .param("many", MANY)
                .query((row, n) -> new TillTotal.Movement(
                        TillTotal.Kind.valueOf(row.getString("kind")),
                        new Money(row.getLong("amount_minor"), currency),
                        row.getString("reference"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("badge")))
                .list();
        var cash = new Money(taken.minor(), currency).plus(shift.change());
        for (var movement : moved) cash = cash.plus(movement.amount());
        return new TillTotal(shift.change(), taken.payments(), new Money(taken.minor(), currency), moved, cash);
    }

    void move(Shift.Begun shift, TillTotal.Kind kind, Money amount, String reference, Actor by) {
        try {
            db.sql("""
                    insert into till.movement (shift, id, kind, amount_minor, reference, at, badge)
                    values (:shift, :id, :kind, :amount, :reference, :at, :badge)""")
                    .param("shift", shift.id().value())
                    .param("id", Ids.next())
                    .param("kind", kind.name())
                    .param("amount", amount.minor())
                    .param("reference", reference)
                    .param("at", Timestamp.from(clock.instant()))
                    .param("badge", by.badge())
                    .update();
        } catch (DuplicateKeyException twice) {
            throw Refused.field("reference", "till-moved-before", reference);
        }
    }

    void end(Shift.Closed closed) {
        var witness = closed.witness();
        db.sql("""
                update till.shift set closed_at = :at, system_minor = :system, counted_minor = :counted,
                    witness = :witness, note = :note
                where id = :id and closed_at is null""")
                .param("at", Timestamp.from(closed.at()))
                .param("system", closed.system().minor())
                .param("counted", closed.counted().minor())
                .param("witness", witness == null ? null : witness.value(), Types.BIGINT)
                .param("note", closed.note())
                .param("id", closed.begun().id().value())
                .update();
    }

    private static Shift shift(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var begun = new Shift.Begun(
                new ShiftId(row.getLong("id")),
                new UnitId(row.getLong("unit")),
                hall(row),
                new StaffId(row.getLong("clerk")),
                row.getString("badge"),
                Objects.requireNonNull(row.getObject("business_date", LocalDate.class)),
                row.getTimestamp("opened_at").toInstant(),
                new Money(row.getLong("float_minor"), currency));
        var closed = row.getTimestamp("closed_at");
        if (closed == null) return new Shift.Open(begun);
        var witness = row.getObject("witness", Long.class);
        return new Shift.Closed(
                begun,
                closed.toInstant(),
                new Money(row.getLong("system_minor"), currency),
                new Money(row.getLong("counted_minor"), currency),
                witness == null ? null : new StaffId(witness),
                row.getString("note"));
    }

    private static @Nullable HallId hall(ResultSet row) throws SQLException {
        var hall = row.getObject("hall", Long.class);
        return hall == null ? null : new HallId(hall);
    }
}
