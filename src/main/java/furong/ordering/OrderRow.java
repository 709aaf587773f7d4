package furong.ordering;

import furong.catalog.OfferId;
import furong.customer.CustomerId;
import furong.fulfilment.Plan.Stage;
import furong.organisation.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** One line of a list of orders; both owners are always on it. */
public record OrderRow(
        CustomerId customer,
        OrderId id,
        String action,
        String number,
        OfferId offer,
        String product,
        String state,
        Stage stage,
        UnitId owner,
        String businessLine,
        String badge,
        Instant placedAt,
        Instant since) {

    static OrderRow read(ResultSet row) throws SQLException {
        return new OrderRow(
                new CustomerId(row.getLong("customer")),
                new OrderId(row.getLong("id")),
                row.getString("action"),
                row.getString("number"),
                new OfferId(row.getString("offer")),
                row.getString("product"),
                row.getString("state"),
                Stage.valueOf(row.getString("stage")),
                new UnitId(row.getLong("owner")),
                row.getString("business_line"),
                row.getString("badge"),
                row.getTimestamp("placed_at").toInstant(),
                row.getTimestamp("since").toInstant());
    }
}
