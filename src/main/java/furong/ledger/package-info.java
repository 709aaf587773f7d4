/**
 * What customers owe and what was credited to them: journals that sum to zero, open items, and which credit settled
 * which debit. Rows are only ever added. Billing puts in, payment takes out, dunning reads.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer"})
package furong.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
