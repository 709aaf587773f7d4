package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.organisation.StaffMember;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium on the running application, as a person would use it. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final String origin;
    private Dimension window = new Dimension(1440, 900);

    private Browser(ChromeDriver driver, String origin) {
        this.driver = driver;
        this.origin = origin;
    }

    /** Opens a browser, or says aloud why the test is skipped. */
    static Browser open(int port) {
        var browser = new Browser(Chromium.start(), "http://localhost:" + port);
        browser.size(1440, 900);
        return browser;
    }

    /** The window's inside in CSS pixels; narrow ones are phones. A real window cannot be made as narrow as a phone. */
    void size(int width, int height) {
        window = new Dimension(width, height);
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void go(String path) {
        driver.get(origin + path);
    }

    String path() {
        return driver.getCurrentUrl().substring(origin.length());
    }

    WebElement find(String css) {
        return new WebDriverWait(driver, PATIENCE).until(page -> page.findElement(By.cssSelector(css)));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    boolean shows(String css) {
        return !all(css).isEmpty();
    }

    void click(String css) {
        click(By.cssSelector(css));
    }

    private void click(By what) {
        patiently(() -> {
            driver.findElement(what).click();
            return true;
        });
    }

    /** Clicks what leads to another page, or to this one again, and waits until that has come. */
    void follow(String css) {
        follow(By.cssSelector(css));
    }

    /** Follows the first link with these words in it. */
    void followWords(String words) {
        follow(By.partialLinkText(words));
    }

    /** Opens what the first row of a table with these words is about. */
    void followRow(String words) {
        follow(By.xpath("//tr[contains(., '" + words + "')]//a[contains(@class, 'row-link')]"));
    }

    private void follow(By what) {
        var before = driver.executeScript("return performance.timeOrigin");
        click(what);
        patiently(() -> Boolean.TRUE.equals(driver.executeScript(
                "return performance.timeOrigin !== arguments[0] && document.readyState === 'complete'", before)));
    }

    /** Sends this form by its main button and waits for the page that answers. */
    void submit(String formCss) {
        follow(formCss + " .form-buttons button.primary");
    }

    void type(String css, String text) {
        var field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    void choose(String css, String value) {
        patiently(() -> {
            var field = driver.findElement(By.cssSelector(css));
            if (field.isEnabled()) new Select(field).selectByValue(value);
            return field.isEnabled();
        });
    }

    /** Chooses one of several buttons or ticks by its label, as a person does: the button itself may be hidden. */
    void pick(String name, String value) {
        click("label:has(input[name='" + name + "'][value='" + value + "'])");
    }

    /** Draws a line of zigzags over an element with a mouse, a finger or a pen. */
    void draw(String css, PointerInput.Kind with) {
        new Hand(driver, with).zigzag(find(css));
    }

    /** A mouse, and the keys beside it, over the page as it stands. */
    Hand mouse() {
        return new Hand(driver, PointerInput.Kind.MOUSE);
    }

    String text(String css) {
        return find(css).getText();
    }

    String value(String css) {
        var value = find(css).getDomProperty("value");
        return value == null ? "" : value;
    }

    void waitFor(BooleanSupplier condition) {
        patiently(condition);
    }

    void waitForText(String css, String text) {
        patiently(() -> all(css).stream().anyMatch(element -> element.getText().contains(text)));
    }

    void reload() {
        driver.navigate().refresh();
    }

    /** Whether the page is wider than its window, so that a reader would have to scroll sideways. */
    boolean isTooWide() {
        return Boolean.TRUE.equals(
                driver.executeScript("return document.documentElement.scrollWidth > innerWidth + 1"));
    }

    /** Tries until it succeeds; when patience ends, says where, and keeps a picture of it. */
    private void patiently(BooleanSupplier condition) {
        try {
            new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                    .ignoring(NoSuchElementException.class)
                    .ignoring(StaleElementReferenceException.class)
                    .ignoring(ElementNotInteractableException.class)
                    .until(page -> condition.getAsBoolean());
        } catch (TimeoutException over) {
            screenshot("failure");
            throw new AssertionError("waited in vain on " + path() + ", complaints " + complaints(), over);
        }
    }

    void signIn(StaffMember who, String password) {
        signIn(who.badge(), password);
    }

    /** As somebody comes who was never here, or whose sign-in has ended. */
    void comesAnew() {
        driver.manage().deleteAllCookies();
    }

    /** Signs in as the person with this badge; who was signed in before is forgotten, with the look they chose. */
    void signIn(String badge, String password) {
        comesAnew();
        go("/sign-in");
        type("input[name=badge]", badge);
        type("input[name=password]", password);
        follow("form[action='/sign-in'] button.primary");
        assertThat(path()).as("signed in as " + badge).doesNotStartWith("/sign-in");
    }

    /** What axe finds of these rules on the page as it stands. */
    List<String> violations(Map<String, Object> which) {
        return Accessibility.violations(driver, which);
    }

    void hasNoAccessibilityViolations() {
        assertThat(violations(Accessibility.ALL))
                .as("accessibility of " + path())
                .isEmpty();
    }

    /** What the browser complained about since it was asked last: a blocked script, a failed request. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(line -> line.startsWith("SEVERE"))
                .toList();
    }

    void cookie(String name, String value) {
        driver.manage().addCookie(new Cookie(name, value));
    }

    /**
     * The page as it comes out of a printer that follows its paper size: a PDF. Under load the browser now and then
     * reports that printing failed though nothing is wrong with the page; it is asked again, as a person would.
     */
    byte[] paper() {
        driver.executeAsyncScript("document.fonts.ready.then(arguments[0])");
        var printed = new WebDriverWait(driver, PATIENCE)
                .ignoring(WebDriverException.class)
                .until(page -> driver.executeCdpCommand(
                        "Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true)));
        return Base64.getDecoder().decode((String) printed.get("data"));
    }

    /** Keeps a picture of the whole page: the window is made as high as the page for as long as it takes. */
    void screenshot(String name) {
        var before = window;
        var height = (Long) driver.executeScript("return document.documentElement.scrollHeight");
        size(before.width, Math.max(before.height, height.intValue()));
        var picture = driver.getScreenshotAs(OutputType.BYTES);
        size(before.width, before.height);
        try {
            var folder = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(folder.resolve(name + ".png"), picture);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
