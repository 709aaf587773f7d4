/** Orders: taken at any counter, from the form to the working line. */
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
            "fieldwork",
            "fulfilment",
            "workorder",
            "consent"
        })
package furong.ordering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
