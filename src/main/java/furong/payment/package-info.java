/**
 * Money that came in: received once on whatever channel, taken back when it was a mistake, given back when it must be.
 * What it pays for is the ledger's matter; who holds the cash is that of the tills.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "ledger"})
package furong.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
