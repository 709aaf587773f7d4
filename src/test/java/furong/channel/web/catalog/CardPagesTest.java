package furong.channel.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

@FurongTest
class CardPagesTest {

    private static final List<String> TRANSACTIONS = List.of(
            "INSTALL_FIXED_LINE",
            "INSTALL_PHS",
            "INSTALL_ADSL",
            "INSTALL_LAN",
            "INSTALL_FIXED_SMS",
            "INSTALL_FTTH",
            "CANCEL_ORDER",
            "CHANGE_APPOINTMENT");
    private static final Pattern CARD = Pattern.compile("<article class=\"procedure\".*?</article>", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    @DisplayName("A2.1 the printed card says what the screen says, and both say what was agreed")
    void thePrintedCardEqualsTheScreen(String language) throws Exception {
        var screens = new StringBuilder();
        for (var transaction : TRANSACTIONS) {
            var screen = card(language, "/cards/" + transaction + "?version=1");
            var paper = card(language, "/cards/" + transaction + "/print?version=1");
            assertThat(paper).as(transaction).isEqualTo(screen);
            screens.append("== ")
                    .append(transaction)
                    .append('\n')
                    .append(screen)
                    .append("\n\n");
        }
        var found = Path.of("target/golden/cards_" + language + ".txt");
        Files.createDirectories(found.getParent());
        Files.writeString(found, screens);
        assertThat(screens.toString())
                .as("the cards in " + found + " against the agreed ones of the same name in src/test/resources/golden")
                .isEqualTo(Files.readString(Path.of("src/test/resources/golden/cards_" + language + ".txt")));
    }

    @Test
    void aCardNeedsNoSignInBecauseItsAddressIsSentToCustomers() throws Exception {
        assertThat(get("zh", "/cards").body()).contains("安装ADSL宽带", "/cards/CANCEL_ORDER");
        assertThat(get("en", "/cards/INSTALL_ADSL").body()).contains("Getting ADSL broadband");
        assertThat(get("en", "/cards/INSTALL_ADSL/print").body()).contains("paper a6");
    }

    @Test
    void aCardThatNeverWasIsNotFound() throws Exception {
        for (var path : List.of("/cards/TELEGRAPH", "/cards/INSTALL_ADSL?version=4711", "/cards/TELEGRAPH/print"))
            assertThat(get("en", path).statusCode()).as(path).isEqualTo(404);
        assertThat(get("en", "/cards/INSTALL_ADSL?version=x").statusCode()).isEqualTo(422);
    }

    /** The words of the card on a page, one line per paragraph, without the markup around them. */
    private String card(String language, String path) throws IOException, InterruptedException {
        var answer = get(language, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        var card = CARD.matcher(answer.body());
        assertThat(card.find()).as("a card on " + path).isTrue();
        var text = card.group().replaceAll("</(h1|h2|p|li)>", "\n").replaceAll("<[^>]*>", "");
        return HtmlUtils.htmlUnescape(text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private HttpResponse<String> get(String language, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html")
                .header("Cookie", "furong-language=" + language)
                .build();
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(request, BodyHandlers.ofString());
        }
    }
}
