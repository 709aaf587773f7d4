/** The dispatcher's board: crews and vehicles on a map and along the day, and what to do about it by hand. */
@NullMarked
package furong.channel.web.board;

import org.jspecify.annotations.NullMarked;
