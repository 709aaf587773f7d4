/** The doors for banks and the post: real-time over HTTP with keys and over ISO 8583, and files both ways. */
@NullMarked
package furong.channel.bank;

import org.jspecify.annotations.NullMarked;
