package furong.channel.web;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page speaks both languages, refuses in the same way, and lets nothing foreign run. */
@FurongTest
class ViewTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"#]+)[#\"]");

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @LocalServerPort
    private int port;

    @Autowired
    private Texts texts;

    @Test
    void theGalleryShowsEveryComponentInBothLanguages() throws Exception {
        var chinese = get("/gallery").body();
        assertThat(chinese)
                .contains("lang=\"zh-CN\"", texts.text(Texts.CHINESE, "web.nav.gallery"), "data-theme=\"dark\"");
        choose("language=en", "/gallery");
        var english = get("/gallery").body();
        assertThat(english).contains("lang=\"en\"", texts.text(Texts.ENGLISH, "web.nav.gallery"));
        assertThat(english).doesNotContainPattern(">(web|gallery)\\.[a-z.]+<");
    }

    @Test
    void aChosenThemeIsInThePageBeforeItIsPainted() throws Exception {
        choose("theme=dark&large=on", "/sign-in");
        assertThat(get("/sign-in").body()).contains("data-theme=\"dark\" data-large=\"on\"");
    }

    @Test
    void settingsLeadBackOnlyIntoThisHouse() throws Exception {
        assertThat(choose("theme=dark", "//elsewhere.example").headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).doesNotContain("elsewhere"));
    }

    @Test
    void whatAPageLoadsIsThereAndMayBeKeptForEver() throws Exception {
        var page = get("/gallery").body();
        var assets = ASSET.matcher(page)
                .results()
                .map(hit -> hit.group(1))
                .distinct()
                .toList();
        assertThat(assets).hasSizeGreaterThan(8).allSatisfy(address -> {
            var answer = get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(kept -> assertThat(kept).contains("immutable"));
        });
    }

    @Test
    void nothingForeignAndNothingInlineRuns() throws Exception {
        var policy =
                get("/gallery").headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy).contains("default-src 'self'").doesNotContain("unsafe", "http:", "https:");
    }

    @Test
    void programsHearWhyInJsonAndInTheirLanguage() throws Exception {
        var answer = get("/problems/no-such-code", "Accept", "application/json", "Accept-Language", "en");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body())
                .contains("\"type\":\"/problems/not-found\"", "\"code\":\"not-found\"", "\"status\":404")
                .contains(texts.text(Texts.ENGLISH, "refused.not-found"));
    }

    @Test
    void aRefusedFormHearsWhyBesideItself() throws Exception {
        var answer = get("/problems/no-such-code", "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("HX-Retarget")).hasValue("#toasts");
        assertThat(answer.body()).contains("data-refused", texts.text(Texts.CHINESE, "refused.not-found"));
    }

    @Test
    void aProblemHasAPageOfItsOwn() throws Exception {
        assertThat(get("/problems/required").body()).contains(texts.text(Texts.CHINESE, "refused.required"));
    }

    @Test
    void chipsAndTimesReadNaturally() {
        var chinese = Formats.of(Texts.CHINESE);
        var english = Formats.of(Texts.ENGLISH);
        var noon = Instant.parse("2026-11-22T04:00:00Z");
        assertThat(chinese.duration(Duration.ofMinutes(95))).isEqualTo("1小时35分");
        assertThat(english.duration(Duration.ofHours(53))).isEqualTo("2 d 5 h");
        assertThat(chinese.relative(noon.minusSeconds(300), noon)).isEqualTo("5分钟前");
        assertThat(english.relative(noon.plusSeconds(7200), noon)).isEqualTo("in 2 h");
        assertThat(chinese.window(noon, noon.plusSeconds(7200))).isEqualTo("11月22日 12:00–14:00");
    }

    private HttpResponse<String> choose(String what, String back) throws IOException, InterruptedException {
        var token = TOKEN.matcher(get("/gallery").body());
        assertThat(token.find()).isTrue();
        var form = what + "&back=" + encoded(back) + "&_csrf=" + encoded(token.group(1));
        var request = HttpRequest.newBuilder(at("/settings"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        var answer = browser.send(request, ofString());
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer;
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at(path));
        if (headers.length > 0) request.headers(headers);
        return browser.send(request.build(), ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
