package furong.browser;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;

/** What axe says of a page under WCAG 2.2 A and AA. */
final class Accessibility {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int PLACES_MAX = 3;

    private Accessibility() {}

    /** One line for each rule that is broken, with the first places where it is; empty if all is well. */
    static List<String> violations(ChromeDriver driver) {
        driver.executeScript("scrollTo(0, 0)"); // what lies half below the bar at the top would count as too small
        var found = new AxeBuilder()
                .withTags(RULES)
                .setLegacyMode(true) // opens no second window; our pages have no frames
                .analyze(driver);
        return found.getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .limit(PLACES_MAX)
                                .map(node -> node.getTarget().toString())
                                .toList())
                .toList();
    }
}
