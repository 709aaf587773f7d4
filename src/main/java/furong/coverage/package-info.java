/** Volunteers test the signal where people are: points, readings, weak spots, what was done about them, the retest. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package furong.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
