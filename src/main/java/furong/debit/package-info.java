/** Money that banks bring: collected by mandate or transferred by the customer; files out, files in, and what came back. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "ledger", "payment", "agency"})
package furong.debit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
