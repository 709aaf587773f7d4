/** Banks and the post, which take payments for us: their keys, their business days, and whether three accounts of a day agree. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "ledger", "payment"})
package furong.agency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
