/** The demo city: invented people and a month of their orders, played through the same front classes users use. */
@NullMarked
@ApplicationModule
package furong.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
