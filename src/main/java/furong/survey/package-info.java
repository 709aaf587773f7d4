/** What customers are asked when something was done for them: questionnaires in versions, drafts of the next ones. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package furong.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
