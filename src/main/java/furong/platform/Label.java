package furong.platform;

import java.util.Locale;

/** A name that is data, in both languages. */
public record Label(String zh, String en) {

    private static final char BETWEEN = '\u001f';

    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }

    /** Both names in one string, for where only strings are kept, such as the arguments of a sentence. */
    public String packed() {
        return zh + BETWEEN + en;
    }

    public static boolean isPacked(String text) {
        return text.indexOf(BETWEEN) >= 0;
    }

    /** The name that was {@link #packed}. */
    public static Label unpacked(String text) {
        var middle = text.indexOf(BETWEEN);
        return new Label(text.substring(0, middle), text.substring(middle + 1));
    }
}
