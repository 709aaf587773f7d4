package furong.browser;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks at pages in both languages, both themes and on both widths, and notes what is not for everybody or needs sideways
 * scrolling. Goes on after a fault, so that one life through the house finds all of them. With {@code -Dfurong.pictures}
 * it keeps a picture of each under {@code target/screenshots}: for people who look, and most of the time it takes.
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
        for (var language : new String[] {"en", "zh"}) {
            for (var theme : new String[] {"dark", "light"}) {
                if (!PICTURES && language.equals("en") && theme.equals("dark")) continue;
                browser.cookie("furong-language", language);
                browser.cookie("furong-theme", theme);
                browser.reload();
                for (var wide : new int[] {width == DESK ? PHONE : DESK, width}) {
                    resize(wide);
                    var name = page + "-" + language + "-" + theme + "-" + wide;
                    if (language.equals("zh") && theme.equals("light")) look(name);
                    else if (language.equals("zh") && wide == width) lookAtColours(name);
                    else if (PICTURES || theme.equals("light")) glance(name);
                }
            }
        }
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
        glance(name);
        browser.accessibilityViolations().forEach(violation -> faults.add(name + " " + violation));
    }

    private void lookAtColours(String name) {
        glance(name);
        browser.colourViolations().forEach(violation -> faults.add(name + " " + violation));
    }

    private void glance(String name) {
        if (PICTURES) browser.screenshot(name);
        if (browser.isTooWide()) faults.add(name + " is wider than its window");
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    private void resize(int to) {
        browser.size(to, to == DESK ? 900 : 844);
    }
}
