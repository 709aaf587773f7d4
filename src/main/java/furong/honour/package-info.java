/**
 * The honour badge: shown to customers by those who choose to, and used for nothing else. It is sensitive personal data,
 * so no module but the pages may know this one, and it knows nobody's work.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package furong.honour;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
