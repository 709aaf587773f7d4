/** What customers agreed to without paper: by a signature on the screen, a code on their phone, or on a recorded call. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "message"})
package furong.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
