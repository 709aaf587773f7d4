/** The door to a short-message centre (SMPP 3.4): messages out, receipts and answers in. */
@NullMarked
package furong.channel.sms;

import org.jspecify.annotations.NullMarked;
