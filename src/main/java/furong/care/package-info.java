/**
 * Enquiries and complaints: taken up by typed procedures that are data, handled by steps, escalated when their time
 * runs, answered in writing, closed with their cause, and open again if the customer is not content.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "organisation", "customer", "catalog", "promise", "message", "contact"})
package furong.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
