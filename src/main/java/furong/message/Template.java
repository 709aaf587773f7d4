package furong.message;

import furong.platform.Label;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is said on one occasion.
 *
 * @param secret what fills the first gap is told to the customer and to nobody else
 * @param valid for how long it is worth sending
 */
public record Template(
        String code, int version, LocalDate since, boolean secret, Duration valid, Label name, Label text) {

    private static final Pattern GAP = Pattern.compile("\\{(\\d)}");
    private static final String DOTS = "••••••";

    /** How many arguments it wants at least: a sender may know more than is said. */
    public int gaps() {
        return GAP.matcher(text.zh())
                .results()
                .mapToInt(gap -> Integer.parseInt(gap.group(1)) + 1)
                .max()
                .orElse(0);
    }

    /** The words with the gaps filled; an argument may be a packed label. */
    String filled(Locale language, List<String> args) {
        if (args.size() < gaps())
            throw new IllegalArgumentException(code + " wants " + gaps() + " arguments, not " + args.size());
        return GAP.matcher(text.in(language)).replaceAll(gap -> {
            var arg = args.get(Integer.parseInt(gap.group(1)));
            var said = Label.isPacked(arg) ? Label.unpacked(arg).in(language) : arg;
            return java.util.regex.Matcher.quoteReplacement(said);
        });
    }

    /** The same as it may be kept: dots for the secret. */
    String kept(Locale language, List<String> args) {
        if (!secret) return filled(language, args);
        var open = new java.util.ArrayList<>(args);
        open.set(0, DOTS);
        return filled(language, open);
    }
}
