/** Pages of units, halls, staff and territories. */
@NullMarked
package furong.channel.web.organisation;

import org.jspecify.annotations.NullMarked;
