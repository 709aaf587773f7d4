/** Deposits of hired equipment in the books: owed, held, given back, kept. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "customer", "hire", "ledger"})
package furong.deposit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
