/** Pages of the back office: work orders by desk, stuck steps, and the recipes both come from. */
@NullMarked
package furong.channel.web.work;

import org.jspecify.annotations.NullMarked;
