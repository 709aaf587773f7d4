/** What customers say in their own words: sorting it under codes, the code frame, how often what is said. */
@NullMarked
package furong.channel.web.verbatim;

import org.jspecify.annotations.NullMarked;
