/** The dispatcher's hand on a day: what was given to whom, and taken back again; which visits have one cause. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "organisation", "customer", "fieldwork", "planning", "dispatch", "fault"})
package furong.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
