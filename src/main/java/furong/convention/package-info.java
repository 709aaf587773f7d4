/** What whoever comes to a customer keeps and never does: the public convention, by version, each item with a code. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package furong.convention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
