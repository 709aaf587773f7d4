package furong.channel.voice;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a telephone platform proves itself, and how it writes numbers. Without a key the door is shut.
 *
 * @param user the platform's name in HTTP's basic authentication
 * @param key its password there, 16 characters or more
 * @param country the country code of our lines, without +
 * @param area their area code, as dialled within the country
 */
@ConfigurationProperties("furong.voice")
record VoiceSettings(
        @DefaultValue("ivr") String user,
        @DefaultValue("") String key,
        @DefaultValue("86") String country,
        @DefaultValue("028") String area) {

    private static final int KEY_MIN = 16;

    VoiceSettings {
        if (!key.isBlank() && key.length() < KEY_MIN)
            throw new IllegalArgumentException("furong.voice.key: shorter than " + KEY_MIN + " characters");
    }

    /** Without the key: this may end up in a log. */
    @Override
    public String toString() {
        return "VoiceSettings[" + user + ", …]";
    }
}
