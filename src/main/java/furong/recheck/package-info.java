/** Whether callbacks are true: a sample drawn by a published seed is rung again by somebody else, and compared. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "callback", "survey"})
package furong.recheck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
