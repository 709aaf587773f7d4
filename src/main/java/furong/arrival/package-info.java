/** What a customer is told of a visit, and the page a link in a short message opens without signing in. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "organisation",
            "customer",
            "fieldwork",
            "fieldwork :: day",
            "planning",
            "dispatch",
            "message",
            "contact"
        })
package furong.arrival;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
