/** Pages about collections, banks' files, what came back, and money nobody could place. */
@NullMarked
package furong.channel.web.debit;

import org.jspecify.annotations.NullMarked;
