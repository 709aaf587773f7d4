package furong.channel.web.till;

import furong.platform.Money;
import furong.platform.Refused;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads an amount as people type it: {@code 88}, {@code 88.5}, {@code ¥1,088.50}. */
public final class Yuan {

    private static final Pattern AMOUNT = Pattern.compile("(-?)(\\d{1,9})(?:\\.(\\d{1,2}))?");

    private Yuan() {}

    /** Refused at {@code field} as {@code amount-unreadable}, never rounded. */
    public static Money read(String field, String typed) {
        var text = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[¥￥,，\\s]|CNY|元", "");
        var found = AMOUNT.matcher(text);
        if (!found.matches()) throw Refused.field(field, "amount-unreadable");
        var rest = found.group(3) == null ? "00" : (found.group(3) + "0").substring(0, 2);
        var fen = Long.parseLong(found.group(2)) * 100 + Long.parseLong(rest);
        return Money.fen(found.group(1).isEmpty() ? fen : -fen);
    }
}
