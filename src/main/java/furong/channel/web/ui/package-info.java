/** The small records that components in {@code src/main/jte/ui} take. */
@NullMarked
package furong.channel.web.ui;

import org.jspecify.annotations.NullMarked;
