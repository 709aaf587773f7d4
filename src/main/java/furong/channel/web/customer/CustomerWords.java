package furong.channel.web.customer;

import furong.channel.web.Shell;
import furong.channel.web.ui.Moment;
import furong.channel.web.ui.Tone;
import furong.customer.Need;
import furong.customer.TimelineEntry;
import furong.organisation.Segment;
import furong.platform.Label;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers in colours, pictures and the reader's words. */
public final class CustomerWords {

    /** Where the name of a constant may be found that an event told as it is written in the code. */
    private static final List<String> CONSTANTS = List.of(
            "customer.need.",
            "organisation.segment.",
            "promise.type.",
            "ordering.state.",
            "promise.cause.",
            "care.decision.",
            "care.target.");

    private CustomerWords() {}

    public static Tone tone(Segment segment) {
        return switch (segment) {
            case PUBLIC -> Tone.NEUTRAL;
            case COMMERCIAL -> Tone.INFO;
            case KEY_ACCOUNT -> Tone.ACCENT;
        };
    }

    public static String icon(Segment segment) {
        return switch (segment) {
            case PUBLIC -> "person";
            case COMMERCIAL -> "building";
            case KEY_ACCOUNT -> "star";
        };
    }

    public static String icon(Need need) {
        return switch (need) {
            case LARGE_PRINT -> "text";
            case HEARING -> "ear";
            case MOBILITY -> "wheelchair";
            case HOME_SERVICE -> "home";
            case SIGHT -> "eye";
            case LANGUAGE -> "message";
        };
    }

    /** A phone number in the groups people say it in; anything else as it is. */
    public static String phone(String number) {
        if (number.matches("1\\d{10}")) return number.replaceAll("(\\d{3})(\\d{4})(\\d{4})", "$1 $2 $3");
        if (number.matches("028\\d{8}")) return number.replaceAll("(028)(\\d{4})(\\d{4})", "$1 $2 $3");
        return number;
    }

    /** A phone number for those who need not know it whole: its ends. */
    public static String masked(String number) {
        var tail = Math.min(4, number.length() / 2);
        var head = Math.clamp(number.length() - tail - 3L, 0, 3);
        return number.substring(0, head)
                + "*".repeat(number.length() - head - tail)
                + number.substring(number.length() - tail);
    }

    public static Moment moment(TimelineEntry entry, Shell shell) {
        var words = entry.args().stream().map(word -> word(word, shell)).toArray();
        var text = shell.texts().textOr(shell.locale(), entry.key(), entry.key(), words);
        var who = who(entry.badge(), shell);
        return new Moment(entry.at(), picture(entry.icon()), tone(entry), text, null, who, href(entry));
    }

    private static @Nullable String who(String badge, Shell shell) {
        return switch (badge) {
            case "system" -> null;
            case "LINK", "customer" -> shell.t("contact.by-customer");
            default -> shell.t("web.badge", badge);
        };
    }

    private static Object word(String word, Shell shell) {
        if (Label.isPacked(word)) return Label.unpacked(word);
        if (word.matches("\\d{4}-\\d\\d-\\d\\d")) return shell.day(LocalDate.parse(word));
        if (!word.matches("[A-Z][A-Z_]+")) return word;
        return CONSTANTS.stream()
                .map(prefix -> shell.texts().textOr(shell.locale(), prefix + word, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(word);
    }

    private static Tone tone(TimelineEntry entry) {
        return switch (entry.icon()) {
            case "broken" -> Tone.BAD;
            case "kept", "check" -> Tone.GOOD;
            case "money", "callback" -> Tone.ACCENT;
            case "order", "visit" -> Tone.INFO;
            default -> Tone.NEUTRAL;
        };
    }

    /** The picture for the one word a module told. */
    private static String picture(String icon) {
        return switch (icon) {
            case "customer" -> "person";
            case "place" -> "pin";
            case "need" -> "flower";
            case "account" -> "card";
            case "unit" -> "building";
            case "visit" -> "van";
            case "kept" -> "check";
            case "callback" -> "phone";
            case "line", "service" -> "signal";
            case "import" -> "download";
            case "order", "money", "broken", "check", "clock", "phone", "network", "message", "undo", "void" -> icon;
            default -> "dot";
        };
    }

    private static @Nullable String href(TimelineEntry entry) {
        var subject = entry.subject().split(":", 2);
        if (subject.length < 2) return null;
        var theirs = "/customers/" + entry.customer().text();
        return switch (subject[0]) {
            case "order" -> theirs + "/orders/" + subject[1];
            case "case" -> theirs + "/cases/" + subject[1];
            case "fault" -> theirs + "/faults/" + subject[1];
            case "bill" -> theirs + "/bills/" + subject[1];
            case "consent" -> theirs + "/consents/" + subject[1];
            default -> null;
        };
    }
}
