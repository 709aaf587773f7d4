/** Tells customers by short message what was promised to them, what was agreed, and what was done. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "organisation",
            "customer",
            "catalog",
            "promise",
            "subscription",
            "fieldwork",
            "arrival",
            "ordering",
            "message",
            "contact",
            "billing"
        })
package furong.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
