/** Callbacks: what customers must be asked, who asked, what they answered, and what may be said about all answers. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "organisation",
            "customer",
            "promise",
            "fieldwork",
            "ordering",
            "contact",
            "care",
            "fault",
            "dunning",
            "message",
            "survey"
        })
package furong.callback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
