/** The RADIUS door (RFC 2865, 2866, 2869): access servers ask who may dial in, and account for sessions. */
@NullMarked
package furong.channel.radius;

import org.jspecify.annotations.NullMarked;
