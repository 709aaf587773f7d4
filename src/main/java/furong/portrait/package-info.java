/** Photographs of people who work here, for customers who are to know whom they let in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "exhibit"})
package furong.portrait;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
