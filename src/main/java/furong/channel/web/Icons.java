package furong.channel.web;

import org.springframework.stereotype.Component;

/** Where icons lie, for templates; the address carries the version of the sprite file. */
@Component
public final class Icons {

    private static volatile String sprite = "/img/icons.svg";

    Icons(Assets assets) {
        sprite = assets.url("img/icons.svg");
    }

    public static String href(String name) {
        return sprite + "#" + name;
    }

    /** What an avatar shows: the last two characters of a Chinese name, the initials of another. */
    public static String initials(String name) {
        if (name.isBlank()) return "?";
        if (Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.HAN) {
            return name.length() <= 2 ? name : name.substring(name.length() - 2);
        }
        var words = name.strip().split("\\s+");
        var last = words.length > 1 ? words[words.length - 1].substring(0, 1) : "";
        return (words[0].substring(0, 1) + last).toUpperCase(java.util.Locale.ROOT);
    }
}
