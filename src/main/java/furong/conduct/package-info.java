/**
 * How those of us who serve customers behave, and what follows: reports against an item of the convention, proceedings
 * with notice, hearing, decision, appeal and a capped settlement, and commendations, which count as breaches do.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "organisation",
            "customer",
            "convention",
            "exhibit",
            "inspection",
            "promise",
            "contact",
            "callback",
            "survey",
            "fieldwork"
        })
package furong.conduct;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
