/** Pages about agents: their days, what disagrees, their keys. */
@NullMarked
package furong.channel.web.agency;

import org.jspecify.annotations.NullMarked;
