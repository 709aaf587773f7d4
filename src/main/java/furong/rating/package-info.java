/** What was used and what it costs: usage records, tariffs, rating, and a month's use added up. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "organisation", "customer", "catalog", "network", "resource", "subscription"
        })
package furong.rating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
