package furong.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.platform.Refused;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SignatureTest {

    @Test
    void aScribbleIsNoSignature() {
        refused("signature-too-short", () -> Signature.of("5,5 6,6"));
        refused("signature-too-short", () -> Signature.of("1,1 2,2 3,3 4,4 5,5 6,6 7,7 8,8 9,9"));
        for (var text :
                new String[] {"", "x", "1,2 ;", "1,2;;3,4", "1001,5 2,2", "5,401 2,2", "1,2 3", "-1,4 5,5", "1,2 3,4,5"
                }) refused("signature-unreadable", () -> Signature.of(text));
        refused("signature-unreadable", () -> Signature.of("1,1 ".repeat(20_000) + "1,1"));
        var long_ =
                IntStream.range(0, 8000).mapToObj(n -> n % 1000 + "," + n % 400).collect(Collectors.joining(" "));
        assertThat(Signature.of(long_).text()).isEqualTo(long_);
    }

    @Test
    void itIsDrawnAsItWasWritten() {
        var drawn = Signature.of("0,0 100,0 100,100 0,100 0,0 50,50 60,60;500,200 501,201");
        assertThat(drawn.paths()).hasSize(2);
        assertThat(drawn.paths().getFirst()).startsWith("M0 0 Q100 0 100 50").endsWith("L60 60");
        assertThat(drawn.paths().getLast()).isEqualTo("M500 200 L501 201");
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
