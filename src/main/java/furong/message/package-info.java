/** Short messages to customers: what is said when, an outbox, and the port to the centre that sends them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer"})
package furong.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
