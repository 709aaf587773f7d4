/** The door to the time machine of a demo. */
@NullMarked
package furong.channel.web.clock;

import org.jspecify.annotations.NullMarked;
