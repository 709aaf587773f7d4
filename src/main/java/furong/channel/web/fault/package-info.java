/** Pages of faults and outages. */
@NullMarked
package furong.channel.web.fault;

import org.jspecify.annotations.NullMarked;
