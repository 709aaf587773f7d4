/** How many agents the hotline needs: arrivals, their forecast by interval, and Erlang's formulas. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "contact"})
package furong.staffing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
