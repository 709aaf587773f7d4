/** What crews' ways between doors teach about travel times. */
@NullMarked
package furong.fieldwork.drives;

import org.jspecify.annotations.NullMarked;
