/** The page a customer opens from a short message: who comes, when, and another time if that does not suit. */
@NullMarked
package furong.channel.web.arrival;

import org.jspecify.annotations.NullMarked;
