/** Pages of callbacks: who is to be rung, what to ask, and what may be said about all the answers. */
@NullMarked
package furong.channel.web.callback;

import org.jspecify.annotations.NullMarked;
