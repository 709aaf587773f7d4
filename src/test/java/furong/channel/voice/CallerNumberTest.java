package furong.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a platform calls a line by, against what it may be called in a stock of Chengdu. */
class CallerNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tel:+86-28-84100001",
                "tel:84100001;phone-context=+86-28",
                "sip:02884100001@switch:5060;transport=udp",
                "SIP:+862884100001@10.0.0.7",
                "8410 0001"
            })
    void oneLineWrittenInManyWays(String written) {
        assertThat(readings(written)).contains("84100001", "02884100001");
    }

    @ParameterizedTest
    @CsvSource({
        "tel:+86-10-84100001, 84100001",
        "tel:+677-84100001, 84100001",
        "sip:01084100001@switch, 84100001",
        "tel:86284321;phone-context=+86-28, 4321",
        "tel:8410;phone-context=+86-28, 84108628"
    })
    @DisplayName("a number of another country or area, or half a number, is never taken for one of ours")
    void anothersIsNotOurs(String written, String ours) {
        assertThat(readings(written)).doesNotContain(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tel:", "sip:anonymous@anonymous.invalid", "sip:alice@home", "restricted"})
    void whoShowsNoNumberHasNone(String written) {
        assertThat(CallerNumber.read(written)).isEmpty();
    }

    @Test
    void onePhoneIsOneCallerWhateverItsPortAndTag() {
        assertThat(List.of("sip:02884100001@10.0.0.7:5060;tag=1", "tel:+86-28-84100001", "84100001"))
                .extracting(written -> CallerNumber.read(written).orElseThrow().name("86", "028"))
                .containsOnly("02884100001");
    }

    private static List<String> readings(String written) {
        return CallerNumber.read(written).orElseThrow().readings("86", "028");
    }
}
