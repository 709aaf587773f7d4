/**
 * A day of the crews as it will be: who goes where, when they will be there, what it costs to put something in, and a better
 * day if there is one. Pure: no database, no clock of its own.
 *
 * <p><b>Units.</b> Times are <i>ticks</i>: whole seconds since midnight of the plan's day in the city's zone, which may be more than
 * a day's. Ways are metres. Costs are points as in {@link furong.routing.Weights}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "fieldwork", "routing", "travel"})
package furong.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
