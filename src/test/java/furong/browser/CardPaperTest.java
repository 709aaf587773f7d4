package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.catalog.Cards;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FurongTest
class CardPaperTest {

    private static final Pattern SHEET = Pattern.compile("/Type /Page\\b(?!s)");
    private static final Pattern A6 = Pattern.compile("/MediaBox \\[0 0 29[78]\\S* (419|420)\\S*\\]");

    @Autowired
    Cards cards;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    @Test
    @DisplayName("A2.1 every card prints on one side of A6, in both languages")
    void everyCardFitsOnOneSideOfA6() {
        var wanted = cards.current(LocalDate.now(clock)).size();
        assertThat(wanted).isGreaterThan(10);
        try (var browser = Browser.open(port)) {
            for (var language : new String[] {"zh", "en"}) {
                browser.go("/cards");
                browser.cookie("furong-language", language);
                browser.go("/cards/print");
                assertThat(browser.all(".sheet")).hasSize(wanted);
                var paper = new String(browser.paper(), StandardCharsets.ISO_8859_1);
                assertThat(SHEET.matcher(paper).results())
                        .as("sheets in " + language + ", as every card begins a new one")
                        .hasSize(wanted);
                assertThat(A6.matcher(paper).results()).as("of A6").hasSize(wanted);
            }
            browser.go("/cards/INSTALL_FTTH/print?version=1");
            var one = new String(browser.paper(), StandardCharsets.ISO_8859_1);
            assertThat(SHEET.matcher(one).results()).hasSize(1);
            assertThat(A6.matcher(one).results()).hasSize(1);
        }
    }

    @Test
    void theCardAndTheCatalogueCanBeReadByEverybody() {
        try (var browser = Browser.open(port)) {
            for (var path : new String[] {"/cards", "/cards/INSTALL_FTTH", "/cards/INSTALL_FTTH/print", "/catalog"}) {
                browser.go(path);
                browser.hasNoAccessibilityViolations();
            }
            browser.choose("select[name=district]", "510112");
            browser.click("form[action='/catalog'] button[type=submit]");
            browser.waitForText("#ADSL", "ADSL 2M");
            browser.choose("select[name=office]", "510112115");
            browser.click("form[action='/catalog'] button[type=submit]");
            browser.waitForText("#ADSL", "离机房太远");
            browser.hasNoAccessibilityViolations();
            browser.screenshot("catalog");
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
