/** What customers owe and how it came about; what waits for a second person; what is contested; the allocation rules. */
@NullMarked
package furong.channel.web.ledger;

import org.jspecify.annotations.NullMarked;
