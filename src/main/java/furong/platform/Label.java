package furong.platform;

import java.util.Locale;

/** A name that is data, in both languages. */
public record Label(String zh, String en) {

    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }
}
