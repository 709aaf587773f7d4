/** Questionnaires on the screen: what is asked, since when, and the next version while it is written. */
@NullMarked
package furong.channel.web.survey;

import org.jspecify.annotations.NullMarked;
