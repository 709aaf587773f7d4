/** Ringing again on the screen: samples, their seeds, and what they showed. */
@NullMarked
package furong.channel.web.recheck;

import org.jspecify.annotations.NullMarked;
