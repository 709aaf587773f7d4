/** What the quality department looks at: promises, callbacks, causes, and what is about to go wrong. */
@NullMarked
package furong.channel.web.quality;

import org.jspecify.annotations.NullMarked;
