/** What a customer has, and what holds it back: a line works when it is active and no hold is left. */
@NullMarked
@ApplicationModule(allowedDependencies = {"catalog", "customer", "network", "organisation", "platform", "resource"})
package furong.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
