/** What the regulator is told: times, shares and errors straight from promises, bills and calls, and what was submitted. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "promise", "billing", "staffing"})
package furong.regulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
