/**
 * What we said we would do, to whom, by when, by which rule; whether it was kept; and what it costs us if not. Every
 * other module that owes a customer something makes its promise here, in the transaction of the fact that causes it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "ledger"})
package furong.promise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
