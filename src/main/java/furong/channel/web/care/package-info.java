/** Pages of cases: lists to work through, one case with its procedure, and what the cases say. */
@NullMarked
package furong.channel.web.care;

import org.jspecify.annotations.NullMarked;
