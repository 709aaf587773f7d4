/** Slots, appointments, visits and tours: who comes when, what happened there, and whose fault it was if nothing did. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "promise", "travel"})
package furong.fieldwork;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
