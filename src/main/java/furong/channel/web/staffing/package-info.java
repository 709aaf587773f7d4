/** How many agents the hotline needs, half hour by half hour. */
@NullMarked
package furong.channel.web.staffing;

import org.jspecify.annotations.NullMarked;
