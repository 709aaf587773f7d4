/** Who our customers are, where they live, what they need, who faces them, and what happened with them so far. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation"})
package furong.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
