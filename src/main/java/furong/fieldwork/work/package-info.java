/** What fieldwork does by itself. */
@NullMarked
package furong.fieldwork.work;

import org.jspecify.annotations.NullMarked;
