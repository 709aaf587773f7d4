package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.consent.Signature;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.interactions.PointerInput;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The field to sign in, under a real mouse, finger and pen; and the ways for whoever can use none of them. */
@FurongTest
class SignatureInBrowserTest {

    private static final String PAD = ".gallery-theme[data-theme=light] [data-signature] ";

    @LocalServerPort
    int port;

    @Autowired
    Branch branch;

    @Test
    void oneSignsWithMouseFingerAndPenAndClears() {
        try (var browser = Browser.open(port)) {
            browser.go("/gallery");
            for (var hand : PointerInput.Kind.values()) {
                browser.draw(PAD + "canvas", hand);
                var strokes = browser.value(PAD + "[data-signature-strokes]");
                assertThat(Signature.of(strokes).strokes()).as(hand.name()).hasSize(1);
                if (hand == PointerInput.Kind.MOUSE) browser.screenshot("signature-drawn");
                browser.click(PAD + "[data-signature-clear]");
                assertThat(browser.value(PAD + "[data-signature-strokes]")).isEmpty();
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theComponentIsForEverybody() {
        try (var browser = Browser.open(port)) {
            var album = new Album(browser);
            browser.go("/gallery");
            album.look("consent-signature-zh-light");
            browser.size(390, 844);
            album.look("consent-signature-zh-light-390");
            browser.size(1440, 900);
            browser.pick("light-consentWay", "CODE");
            album.look("consent-code-zh-light");
            browser.pick("light-consentWay", "VOICE");
            album.look("consent-voice-zh-light");
            assertThat(album.faults()).isEmpty();
            browser.signIn(branch.administrator(), Branch.PASSWORD);
            browser.go("/messages");
            album.take("messages");
            assertThat(album.faults()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
