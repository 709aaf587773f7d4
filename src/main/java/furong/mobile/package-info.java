/**
 * What crews report from devices that often have no network: commands taken once and in order, photos and signatures that
 * come apart, what came too late, and which visits a device was given.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "organisation", "customer", "fieldwork", "material"})
package furong.mobile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
