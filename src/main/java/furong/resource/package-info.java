/** What there is to give out: exchanges, the numbers and ports in them, and who has which. */
@NullMarked
@ApplicationModule(allowedDependencies = {"organisation", "platform"})
package furong.resource;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
