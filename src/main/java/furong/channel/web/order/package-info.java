/** Pages of orders: the form at the counter, an order with its progress, the receipt, the board. */
@NullMarked
package furong.channel.web.order;

import org.jspecify.annotations.NullMarked;
