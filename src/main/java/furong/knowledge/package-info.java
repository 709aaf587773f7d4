/** What was learnt at customers' homes: lessons by symptom, whether they helped, on which faults they were used. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "subscription", "fault"})
package furong.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
