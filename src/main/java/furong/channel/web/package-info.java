/** What all pages share: the shell around them, their texts, their problems, navigation and the palette. */
@NullMarked
package furong.channel.web;

import org.jspecify.annotations.NullMarked;
