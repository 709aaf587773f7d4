/** The page of short messages: what was said to whom and when; in a demo, also the centre's moods. */
@NullMarked
package furong.channel.web.message;

import org.jspecify.annotations.NullMarked;
