/**
 * What customers say in their own words when they are rung, sorted under the codes of a frame that is data in versions,
 * by one person and, blindly, by a second; how often each is said, and how far the two agree.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "callback", "survey", "inspection"})
package furong.verbatim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
