/** Prizes we were given and what is said of us beside others, each with its source. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "exhibit"})
package furong.renown;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
