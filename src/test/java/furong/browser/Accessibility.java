package furong.browser;

import com.deque.html.axecore.args.AxeRunOptions;
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
        return violations(driver, axe().withTags(RULES));
    }

    /** The same of colours alone: all that another theme changes. */
    static List<String> colourViolations(ChromeDriver driver) {
        return violations(driver, axe().withOnlyRules(List.of("color-contrast", "link-in-text-block")));
    }

    private static AxeBuilder axe() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations")); // of what is well, one example does
        return new AxeBuilder().withOptions(options).setLegacyMode(true); // no second window; our pages have no frames
    }

    private static List<String> violations(ChromeDriver driver, AxeBuilder axe) {
        driver.executeScript("scrollTo(0, 0)"); // what lies half below the bar at the top would count as too small
        return axe.analyze(driver).getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .limit(PLACES_MAX)
                                .map(node -> node.getTarget().toString())
                                .toList())
                .toList();
    }
}
