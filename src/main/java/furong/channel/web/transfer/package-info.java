/** The page on which a service goes over to another customer. */
@NullMarked
package furong.channel.web.transfer;

import org.jspecify.annotations.NullMarked;
