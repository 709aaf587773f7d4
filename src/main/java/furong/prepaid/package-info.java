/**
 * The prepaid card: one balance for the telephone, the PHS, ADSL and LAN. Ordered, printed, sold and used; the secret
 * number is known to the printer and the customer alone.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "ledger", "payment"})
package furong.prepaid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
