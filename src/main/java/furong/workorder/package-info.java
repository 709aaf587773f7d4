/** What the back office owes the front line: work orders with a promise of their own, graded by whoever waited. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "promise"})
package furong.workorder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
