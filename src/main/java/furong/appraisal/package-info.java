/** What counts for and against those who serve customers, and the month's score it adds up to, every point with its proof. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "organisation", "customer", "callback", "survey", "inspection", "conduct"})
package furong.appraisal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
