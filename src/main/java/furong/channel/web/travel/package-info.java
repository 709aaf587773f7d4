/** The page of travel times: where they come from, the speeds that were learnt, and a way to try. */
@NullMarked
package furong.channel.web.travel;

import org.jspecify.annotations.NullMarked;
