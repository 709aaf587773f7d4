/** Pages about promises: the board of those who answer for them, why one was made, and the rules. */
@NullMarked
package furong.channel.web.promise;

import org.jspecify.annotations.NullMarked;
