/** Pages of the monthly appraisal. */
@NullMarked
package furong.channel.web.appraisal;

import org.jspecify.annotations.NullMarked;
