package furong.customer.map;

import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.platform.AcrossCustomers;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the places of many customers are. */
@Component
@AcrossCustomers("a crew goes to many customers in a day")
public class Points {

    private final JdbcClient db;

    Points(JdbcClient db) {
        this.db = db;
    }

    /** Degrees of WGS-84, and the code of the district. */
    public record Point(double lat, double lon, String district) {}

    /** The places of these customers; a customer who is not known has none. */
    public Map<PlaceId, Point> of(Collection<CustomerId> customers) {
        var points = new HashMap<PlaceId, Point>(2 * customers.size());
        db.sql("select id, lat, lon, district from customer.place where customer = any(:customers)")
                .param(
                        "customers",
                        customers.stream().distinct().map(CustomerId::value).toArray(Long[]::new))
                .query((RowCallbackHandler) row -> points.put(
                        new PlaceId(row.getLong("id")),
                        new Point(row.getDouble("lat"), row.getDouble("lon"), row.getString("district"))));
        return points;
    }
}
