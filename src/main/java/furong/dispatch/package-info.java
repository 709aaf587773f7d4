/**
 * The day of all crews: planned overnight, published, then kept alive by what happens; slots that the plan can keep; and
 * nobody who waits for hours. Who decides is the dispatcher; what the plan does by itself moves nobody's promise.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "organisation",
            "customer",
            "customer :: map",
            "fieldwork",
            "fieldwork :: day",
            "fleet",
            "planning",
            "routing",
            "travel"
        })
package furong.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
