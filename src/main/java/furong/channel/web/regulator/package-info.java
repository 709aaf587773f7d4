/** The regulator's return on the screen and on paper. */
@NullMarked
package furong.channel.web.regulator;

import org.jspecify.annotations.NullMarked;
