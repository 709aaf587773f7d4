/** Paper: sheets of A4 with their fonts in them, for bills, letters and returns. */
@NullMarked
package furong.channel.web.paper;

import org.jspecify.annotations.NullMarked;
