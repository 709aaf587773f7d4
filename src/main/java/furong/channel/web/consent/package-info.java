/** Consents on pages: asked for beside a form, sent as a code, shown and printed afterwards. */
@NullMarked
package furong.channel.web.consent;

import org.jspecify.annotations.NullMarked;
