/** Money at the counter and at the door: the payment in three key presses, its receipt, the till, the fund, the purse. */
@NullMarked
package furong.channel.web.till;

import org.jspecify.annotations.NullMarked;
