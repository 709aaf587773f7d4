/** The door for telephone platforms: what callers do with the keys of their telephone, as VoiceXML. */
@NullMarked
package furong.channel.voice;

import org.jspecify.annotations.NullMarked;
