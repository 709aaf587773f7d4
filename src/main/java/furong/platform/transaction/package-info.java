/** Transactions of the house: how many at once. */
@NullMarked
package furong.platform.transaction;

import org.jspecify.annotations.NullMarked;
