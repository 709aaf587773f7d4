package furong.browser;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * What axe says of a page under WCAG 2.2 A and AA. Its script is put into a page once and asked there: the library's own
 * call puts it in anew several times for each question, which took four times as long as the question itself.
 */
final class Accessibility {

    private static final Map<String, Object> WCAG =
            Map.of("type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));

    static final Map<String, Object> ALL = Map.of("runOnly", WCAG);

    /** What another theme changes. */
    static final Map<String, Object> COLOURS =
            Map.of("runOnly", Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block")));

    private static final String AXE = script();

    /** Answers with the rules that are broken, each with the first places where it is, or with why axe failed. */
    private static final String ASK = """
            const [which, answer] = arguments
            const options = { ...which, resultTypes: ['violations'] } // of what is well, one example does
            scrollTo(0, 0) // what lies half below the bar at the top would count as too small
            axe.run(document, options).then(
                found => answer(found.violations.map(rule =>
                    `${rule.id}: ${rule.help} ${rule.nodes.slice(0, 3).map(node => node.target.join(' '))}`)),
                failure => answer([`axe failed: ${failure}`]))""";

    private Accessibility() {}

    /** One line for each rule that is broken, with the first places where it is; empty if all is well. */
    static List<String> violations(ChromeDriver driver, Map<String, Object> which) {
        if (!Boolean.TRUE.equals(driver.executeScript("return 'axe' in window"))) driver.executeScript(AXE);
        var found = (List<?>) Objects.requireNonNull(driver.executeAsyncScript(ASK, which));
        return found.stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (var file = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
