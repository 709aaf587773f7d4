/**
 * Who goes where and when: crews with shifts, skills and vans, visits with promised windows, and the best plan found in
 * the time given. Pure: no Spring, no database, no other module; usable by itself. {@link furong.routing.Planner} is the
 * way in, {@link furong.routing.Checker} says whether a plan keeps every rule.
 *
 * <p><b>Units.</b> Times are whole <i>ticks</i> since an instant the caller chooses; Furong takes seconds since midnight.
 * Places are rows of the {@link furong.routing.Travel} table. Crews and visits are known by their index in the problem.
 * Costs are <i>points</i>; what a point is worth is said by the {@link furong.routing.Weights}.
 *
 * <p>The method is ruin and recreate by string removal: J. Christiaens, G. Vanden Berghe, "Slack Induction by String
 * Removals for Vehicle Routing Problems", Transportation Science 54(2), 2020.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package furong.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
