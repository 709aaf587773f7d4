/** Where customers are on the map, many at a time. */
@NullMarked
@NamedInterface("map")
package furong.customer.map;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
