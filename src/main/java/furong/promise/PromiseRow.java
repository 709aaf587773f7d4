package furong.promise;

import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A promise with what its rule was applied to, as its row has it. */
record PromiseRow(
        Promise promise,
        Segment segment,
        String product,
        boolean rural,
        Instant began,
        String jurisdiction,
        @Nullable Money fee,
        String bundle) {

    /** Reads rows together with their compensation; a condition on {@code p} and an order follow. */
    static final String SELECT = """
            select p.*, c.amount_minor, c.currency, c.days, c.at as compensated_at,
                   r.promise is not null as reversed, u.began_at as paused_at
            from promise.promise p
            left join promise.compensation c
                on c.customer = p.customer and c.promise = p.id and c.kind = 'COMPENSATION'
            left join promise.compensation r
                on r.customer = p.customer and r.promise = p.id and r.kind = 'REVERSAL'
            left join promise.pause u on u.customer = p.customer and u.promise = p.id and u.ended_at is null
            """;

    static PromiseRow of(ResultSet row, int number) throws SQLException {
        var fee = row.getObject("fee_minor", Long.class);
        return new PromiseRow(
                promise(row),
                Segment.valueOf(row.getString("segment")),
                row.getString("product"),
                row.getBoolean("rural"),
                instant(row, "began_at"),
                row.getString("jurisdiction"),
                fee == null ? null : new Money(fee, row.getString("fee_currency")),
                row.getString("bundle"));
    }

    RuleBook.Case asCase(Jurisdiction where) {
        var on = began.atZone(where.zone()).toLocalDate();
        return new RuleBook.Case(promise.type(), jurisdiction, segment, product, rural, on);
    }

    private static Promise promise(ResultSet row) throws SQLException {
        return new Promise(
                new PromiseId(row.getLong("id")),
                new CustomerId(row.getLong("customer")),
                PromiseType.valueOf(row.getString("type")),
                row.getString("subject"),
                row.getString("rule"),
                row.getInt("rule_version"),
                instant(row, "made_at"),
                instant(row, "due_at"),
                PromiseState.valueOf(row.getString("state")),
                instantOrNull(row, "ended_at"),
                instantOrNull(row, "done_at"),
                row.getString("cause"),
                row.getString("evidence"),
                new UnitId(row.getLong("unit")),
                row.getString("business_line"),
                instantOrNull(row, "paused_at"),
                compensation(row));
    }

    private static @Nullable Compensation compensation(ResultSet row) throws SQLException {
        var minor = row.getObject("amount_minor", Long.class);
        if (minor == null) return null;
        return new Compensation(
                new Money(minor, row.getString("currency")),
                row.getInt("days"),
                instant(row, "compensated_at"),
                row.getBoolean("reversed"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
