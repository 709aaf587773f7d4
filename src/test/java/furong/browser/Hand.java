package furong.browser;

import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Interaction;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A hand with a mouse, a finger or a pen, for what is done by moving it over the page. */
final class Hand {

    private static final int STROKES = 12;

    private final ChromeDriver driver;
    private final PointerInput hand;

    Hand(ChromeDriver driver, PointerInput.Kind with) {
        this.driver = driver;
        this.hand = new PointerInput(with, with.name());
    }

    /** Draws a line of zigzags over the middle of an element, as somebody who signs. */
    void zigzag(WebElement field) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", field);
        var box = field.getRect();
        var moves =
                new Sequence(hand, 0).addAction(at(field, -box.width / 3, 0)).addAction(down());
        for (var n = 1; n <= STROKES; n++)
            moves.addAction(at(field, -box.width / 3 + n * box.width / 18, (n % 2 == 0 ? -1 : 1) * box.height / 5));
        driver.perform(List.of(moves.addAction(up())));
    }

    /** Says yes to what the page asks before it does something. */
    void agree() {
        new WebDriverWait(driver, Duration.ofSeconds(10))
                .until(ExpectedConditions.alertIsPresent())
                .accept();
    }

    /** Takes one thing by its middle and lets go over the middle of another. */
    void drag(String css, String to) {
        patiently(() -> drag(driver.findElement(By.cssSelector(css)), driver.findElement(By.cssSelector(to))));
    }

    private void drag(WebElement what, WebElement to) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", what);
        var moves = new Sequence(hand, 0)
                .addAction(at(what, 0, 0))
                .addAction(down())
                .addAction(at(what, 9, 5))
                .addAction(at(to, 0, 2))
                .addAction(at(to, 1, 0));
        driver.perform(List.of(moves.addAction(up())));
    }

    /** Presses keys while this has the focus. */
    void press(String css, CharSequence keys) {
        patiently(() -> {
            driver.executeScript("arguments[0].focus()", driver.findElement(By.cssSelector(css)));
            driver.switchTo().activeElement().sendKeys(keys);
        });
    }

    /** What is being exchanged for another is looked for again. */
    private void patiently(Runnable deed) {
        new WebDriverWait(driver, Duration.ofSeconds(20))
                .ignoring(WebDriverException.class)
                .until(page -> {
                    deed.run();
                    return true;
                });
    }

    private Interaction at(WebElement field, int x, int y) {
        return hand.createPointerMove(Duration.ofMillis(8), PointerInput.Origin.fromElement(field), x, y);
    }

    private Interaction down() {
        return hand.createPointerDown(PointerInput.MouseButton.LEFT.asArg());
    }

    private Interaction up() {
        return hand.createPointerUp(PointerInput.MouseButton.LEFT.asArg());
    }
}
