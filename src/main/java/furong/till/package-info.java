/**
 * Cash and who holds it: the clerk's till from opening to count, the petty fund that lends a customer the yuan they are
 * short of, the collector's purse. What was taken is derived from the payments; only who has it is kept here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "ledger", "payment"})
package furong.till;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
