/** The technician's pages, for a phone in one hand: today's visits, and one visit with one next step at a time. */
@NullMarked
package furong.channel.web.field;

import org.jspecify.annotations.NullMarked;
