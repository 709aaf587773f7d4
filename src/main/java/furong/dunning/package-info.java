/** Unpaid bills: who is reminded when, who promised to pay, whose line is held back, and all undone once the debt clears. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "organisation",
            "customer",
            "ledger",
            "catalog",
            "subscription",
            "promise",
            "message"
        })
package furong.dunning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
