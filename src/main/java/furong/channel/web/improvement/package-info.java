/** Pages on which forms are looked at, wished otherwise and changed. */
@NullMarked
package furong.channel.web.improvement;

import org.jspecify.annotations.NullMarked;
