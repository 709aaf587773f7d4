/**
 * The quality department's standards as forms, spot checks drawn so that anybody can draw them again, what was found,
 * and how far two people who score the same call agree.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "organisation",
            "customer",
            "convention",
            "exhibit",
            "fieldwork",
            "contact",
            "care"
        })
package furong.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
