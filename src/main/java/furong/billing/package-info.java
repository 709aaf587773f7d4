/** Bills: what is charged for a month, the run that bills it, and what becomes of a bill. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "organisation",
            "customer",
            "catalog",
            "network",
            "resource",
            "subscription",
            "ordering",
            "rating",
            "ledger"
        })
package furong.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
