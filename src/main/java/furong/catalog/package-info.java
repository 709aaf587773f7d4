/** What is sold, where and for how much; the procedure cards and registration forms that go with it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation"})
package furong.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
