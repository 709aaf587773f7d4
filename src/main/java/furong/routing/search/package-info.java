/** How plans are found: flat arrays, ruin and recreate. Nobody outside of routing looks in here. */
@NullMarked
package furong.routing.search;

import org.jspecify.annotations.NullMarked;
