/** Photographs and scanned letters that prove something: taken in, stripped of what they tell by the way, never changed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package furong.exhibit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
