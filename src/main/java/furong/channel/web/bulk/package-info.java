/** Pages on which many orders are placed from one file. */
@NullMarked
package furong.channel.web.bulk;

import org.jspecify.annotations.NullMarked;
