/**
 * Faults: reported, tested, mended from the exchange or by a crew, many at once as an outage with one update to all; late
 * ones cost us by rule, without anybody asking.
 */
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
            "fieldwork",
            "message",
            "contact"
        })
package furong.fault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
