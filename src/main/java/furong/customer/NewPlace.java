package furong.customer;

import furong.organisation.Area;
import org.jspecify.annotations.Nullable;

/**
 * A place to be added.
 *
 * @param area at least the district; with the street office where it is known
 * @param lat WGS-84 degrees, null with {@code lon} if nobody has measured: the street or office stands in
 */
public record NewPlace(
        Area area,
        Address address,
        @Nullable Double lat,
        @Nullable Double lon) {

    public NewPlace(Area area, Address address) {
        this(area, address, null, null);
    }
}
