/** What crews and service vehicles carry and use up: stores, vans, moves between them. Nothing falls below zero. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer"})
package furong.material;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
