/** The prepaid card on pages: batches and their three people, locks, and paying from a card. */
@NullMarked
package furong.channel.web.prepaid;

import org.jspecify.annotations.NullMarked;
