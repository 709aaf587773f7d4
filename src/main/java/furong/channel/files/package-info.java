/** The door for files: bulk import, row by row checked, nothing lost. */
@NullMarked
package furong.channel.files;

import org.jspecify.annotations.NullMarked;
