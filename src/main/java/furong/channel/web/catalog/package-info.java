/** Pages of the catalogue: what is sold where, the procedure cards, and the forms that orders are taken with. */
@NullMarked
package furong.channel.web.catalog;

import org.jspecify.annotations.NullMarked;
