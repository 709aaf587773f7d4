package furong.hall;

import furong.customer.CustomerId;
import furong.customer.Need;
import furong.organisation.HallId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a ticket from its row. */
final class TicketRows {

    static final String COLUMNS = """
            t.hall, t.day, t.id, t.number, t.class, t.service, t.needs, t.note, t.customer, t.state, t.triaged,
            t.issued_at, t.counter, t.calls, t.called_at\s""";

    private TicketRows() {}

    static Ticket of(ResultSet row, int n) throws SQLException {
        var customer = row.getObject("customer", Long.class);
        var needs = (String[]) row.getArray("needs").getArray();
        return new Ticket(
                new HallId(row.getLong("hall")),
                row.getObject("day", LocalDate.class),
                new TicketId(row.getLong("id")),
                row.getString("number"),
                row.getString("class"),
                row.getString("service"),
                Arrays.stream(needs).map(Need::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getString("note"),
                customer == null ? null : new CustomerId(customer),
                TicketState.valueOf(row.getString("state")),
                row.getBoolean("triaged"),
                row.getTimestamp("issued_at").toInstant(),
                row.getObject("counter", Integer.class),
                row.getInt("calls"),
                instant(row.getTimestamp("called_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
