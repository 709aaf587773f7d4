/** Finding, registering and showing customers. */
@NullMarked
package furong.channel.web.customer;

import org.jspecify.annotations.NullMarked;
