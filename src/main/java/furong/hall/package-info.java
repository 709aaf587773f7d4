/** Business halls from the inside: tickets and counters, what is lent, what is looked at each morning. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer"})
package furong.hall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
