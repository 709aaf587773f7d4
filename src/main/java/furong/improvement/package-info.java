/** What those who work here suggest to do better, and how much trouble our procedures are: forms first. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "catalog", "fieldwork", "ordering"})
package furong.improvement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
