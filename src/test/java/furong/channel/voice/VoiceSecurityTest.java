package furong.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class VoiceSecurityTest {

    @Test
    @DisplayName("without a key the door is shut, and a short one is refused at the start")
    void withoutAKeyTheDoorIsShut() {
        assertThat(VoiceSecurity.proves(asks("Basic ", "ivr:"), settings(""))).isFalse();
        assertThat(VoiceSecurity.proves(asks("basic ", "ivr:long-enough-for-it"), settings("long-enough-for-it")))
                .isTrue();
        assertThatThrownBy(() -> settings("short")).hasMessageContaining("furong.voice.key");
        assertThat(settings("long-enough-for-it").toString()).doesNotContain("long");
    }

    private static VoiceSettings settings(String key) {
        return new VoiceSettings("ivr", key, "86", "028");
    }

    private static MockHttpServletRequest asks(String scheme, String proof) {
        var request = new MockHttpServletRequest();
        request.addHeader(
                "Authorization", scheme + Base64.getEncoder().encodeToString(proof.getBytes(StandardCharsets.UTF_8)));
        return request;
    }
}
