/** Equipment customers have on hire, and the deposits for it: handed out, taken back, passed on, bought. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "customer", "catalog", "subscription"})
package furong.hire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
