package furong.browser;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks at pages in both languages, both themes and on both widths, and notes what is not for everybody or needs sideways
 * scrolling. Goes on after a fault, so that one life through the house finds all of them. With {@code -Dfurong.pictures}
 * it keeps a picture of each under {@code target/screenshots}: for people who look.
 */
final class Album {

    static final int DESK = 1440;
    static final int PHONE = 390;
    private static final boolean PICTURES = System.getProperty("furong.pictures") != null;

    private final Browser browser;
    private final List<String> faults = new ArrayList<>();
    private int width = DESK;

    Album(Browser browser) {
        this.browser = browser;
    }

    /** From here on the story is lived in a window of this width. */
    void at(int width) {
        this.width = width;
        resize(width);
    }

    /** The page the browser is at; leaves it there in Chinese and light, freshly loaded. */
    void take(String page) {
        if (PICTURES) picture(page);
        load("en", "light");
        for (var wide : widths()) {
            resize(wide);
            lookAtWidth(page + "-en-light-" + wide);
        }
        load("zh", "dark");
        note(page + "-zh-dark-" + width, browser.violations(Accessibility.COLOURS));
        load("zh", "light");
        resize(other());
        check(page + "-zh-light-" + other());
        resize(width);
        check(page + "-zh-light-" + width);
    }

    /** The same, and as somebody reads it who needs it twice as large on a desk's screen. */
    void takeAlsoTwiceAsLarge(String page) {
        take(page);
        browser.size(DESK / 2, 450);
        look(page + "-zh-light-200percent");
        resize(width);
    }

    /** The page as it stands, where loading it again would lose what is on it. */
    void look(String name) {
        if (PICTURES) browser.screenshot(name);
        check(name);
    }

    private void check(String name) {
        lookAtWidth(name);
        note(name, browser.violations(Accessibility.ALL));
    }

    private void lookAtWidth(String name) {
        if (browser.isTooWide()) faults.add(name + " is wider than its window");
    }

    private void note(String name, List<String> violations) {
        violations.forEach(violation -> faults.add(name + " " + violation));
    }

    private void picture(String page) {
        for (var language : new String[] {"en", "zh"}) {
            for (var theme : new String[] {"dark", "light"}) {
                load(language, theme);
                for (var wide : widths()) {
                    resize(wide);
                    browser.screenshot(page + "-" + language + "-" + theme + "-" + wide);
                }
            }
        }
    }

    private void load(String language, String theme) {
        browser.cookie("furong-language", language);
        browser.cookie("furong-theme", theme);
        browser.reload();
        browser.waitFor(() -> !browser.shows("[aria-busy=true]")); // some draw themselves once they are there
    }

    /** The other first, so that the page is left in its own. */
    private int[] widths() {
        return new int[] {other(), width};
    }

    private int other() {
        return width == DESK ? PHONE : DESK;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    private void resize(int to) {
        browser.size(to, to == DESK ? 900 : 844);
    }
}
