/**
 * How long it takes from here to there: the streets of an OpenStreetMap extract the operator gives, the speeds on them
 * learnt from the visits that are done, and a straight line where there are no streets.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "routing"})
package furong.travel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
