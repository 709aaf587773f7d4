/** What each service should be and is: the wish in a row, the element told after commit. */
@NullMarked
@ApplicationModule(allowedDependencies = {"resource", "organisation", "platform"})
package furong.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
