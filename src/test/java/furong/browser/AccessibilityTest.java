package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The look at a page finds what is wrong with one, each time it is asked: else no page would ever fail. */
class AccessibilityTest {

    private static final String BAD = """
            <!doctype html><html lang="en"><head><title>Bad</title></head><body><main><h1>Bad</h1>
            <img src="data:,"><input name="nameless"><p style="color: #ddd; background: #fff">Hardly to be read</p>
            </main></body></html>""";

    private static final String GOOD = """
            <!doctype html><html lang="en"><head><title>Good</title></head><body><main><h1>Good</h1>
            <label>Name <input name="named"></label><p>Easily read</p></main></body></html>""";

    @Test
    void whatIsWrongIsFoundAndNamed() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var page = exchange.getRequestURI().getPath().equals("/good") ? GOOD : BAD;
            var bytes = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try (var browser = Browser.open(server.getAddress().getPort())) {
            browser.go("/bad");
            for (var time = 0; time < 2; time++) {
                assertThat(browser.violations(Accessibility.ALL))
                        .satisfiesExactlyInAnyOrder(
                                one -> assertThat(one)
                                        .startsWith("color-contrast: ")
                                        .endsWith(" p"),
                                one -> assertThat(one).startsWith("image-alt: ").endsWith(" img"),
                                one -> assertThat(one).startsWith("label: ").endsWith(" input"));
                assertThat(browser.violations(Accessibility.COLOURS))
                        .singleElement()
                        .satisfies(one -> assertThat(one).startsWith("color-contrast: "));
            }
            browser.go("/good");
            assertThat(browser.violations(Accessibility.ALL)).isEmpty();
            assertThat(browser.violations(Accessibility.COLOURS)).isEmpty();
        } finally {
            server.stop(0);
        }
    }
}
