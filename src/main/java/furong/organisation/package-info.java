/** Who works here, where, with which rights, and whose area is whose: units, halls, staff, crews, vehicles, territories. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package furong.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
