/** The doors: the only code that knows HTTP, files and wire protocols. A door translates and calls one method. */
@NullMarked
@ApplicationModule(displayName = "Channel")
package furong.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
