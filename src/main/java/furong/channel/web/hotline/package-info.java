/** The screen of the hotline: who rings, what they need, and what the agent still owes. */
@NullMarked
package furong.channel.web.hotline;

import org.jspecify.annotations.NullMarked;
