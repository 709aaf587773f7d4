/** The page of the network: what is wanted and not so yet, and the simulated exchanges of a demo. */
@NullMarked
package furong.channel.web.network;

import org.jspecify.annotations.NullMarked;
