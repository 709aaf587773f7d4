/** How orders are fulfilled: recipes as data, and for each order a plan of steps that begin when what they need is there. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "organisation",
            "customer",
            "catalog",
            "promise",
            "network",
            "resource",
            "subscription",
            "hire",
            "workorder",
            "fieldwork"
        })
package furong.fulfilment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
