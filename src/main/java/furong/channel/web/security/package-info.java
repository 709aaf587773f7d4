/** The door: who is signed in, what they may ask for and whose rows they may touch. */
@NullMarked
package furong.channel.web.security;

import org.jspecify.annotations.NullMarked;
