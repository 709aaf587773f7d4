/** A day's visits of all crews together, for those who plan it. */
@NullMarked
@NamedInterface("day")
package furong.fieldwork.day;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
