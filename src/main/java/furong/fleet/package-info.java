/**
 * The service vehicles as counters on wheels: who goes out, by which hours, where they stop and what came of it, the till on
 * board, the wishes taken down where there is no network.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "ordering", "till"})
package furong.fleet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
