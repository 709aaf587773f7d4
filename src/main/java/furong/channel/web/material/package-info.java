/** Stores and vans: what lies where, and how it got there. */
@NullMarked
package furong.channel.web.material;

import org.jspecify.annotations.NullMarked;
