/** Days planned in two ways, side by side. */
@NullMarked
package furong.channel.web.replay;

import org.jspecify.annotations.NullMarked;
