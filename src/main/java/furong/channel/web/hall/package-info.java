/** Pages of the halls: the counter's call screen, the guide's hand-held page, the display, lending, mornings, figures. */
@NullMarked
package furong.channel.web.hall;

import org.jspecify.annotations.NullMarked;
