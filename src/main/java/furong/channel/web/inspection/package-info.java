/** Pages of the quality department's inspections: plans, draws, what was found, and what it adds up to. */
@NullMarked
package furong.channel.web.inspection;

import org.jspecify.annotations.NullMarked;
