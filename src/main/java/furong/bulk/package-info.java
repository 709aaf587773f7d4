/** Many orders of one customer from one file: checked first, then each line by itself, whole or not at all. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "organisation",
            "customer",
            "catalog",
            "resource",
            "subscription",
            "fieldwork",
            "ordering"
        })
package furong.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
