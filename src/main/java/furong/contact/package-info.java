/**
 * Who turned to us, by which way, why and with what outcome; and who was asked first and answers for the matter until
 * the customer confirms (首问负责制).
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "organisation",
            "customer",
            "resource",
            "fieldwork",
            "ordering",
            "till",
            "message"
        })
package furong.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
