/** The pages of unpaid bills: the list, one account, promises to pay, and the ladders. */
@NullMarked
package furong.channel.web.dunning;

import org.jspecify.annotations.NullMarked;
