package furong.rating;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A line of a file of usage records: {@code key,kind,address,peer,started at,quantity}, the time with its offset. */
final class UsageLine {

    private static final int FIELDS = 6;
    /** Most switches write whole seconds in UTC, and reading that by itself takes a tenth of the time. */
    private static final int UTC_LENGTH = "2026-10-01T00:00:00Z".length();

    private static final long SECONDS_A_DAY = 86_400;

    private UsageLine() {}

    /** The record, its key with the source in front; null if the line cannot be read. */
    static @Nullable UsageRecord read(String source, String line) {
        var fields = new String[FIELDS];
        var from = 0;
        for (var n = 0; n < FIELDS; n++) {
            var end = n == FIELDS - 1 ? line.length() : line.indexOf(',', from);
            if (end < 0) return null;
            fields[n] = line.substring(from, end);
            from = end + 1;
        }
        try {
            var quantity = Long.parseLong(fields[5]);
            if (quantity < 0 || fields[0].isBlank() || fields[2].isBlank()) return null;
            return new UsageRecord(
                    source + ':' + fields[0],
                    UsageKind.valueOf(fields[1]),
                    fields[2],
                    fields[3],
                    at(fields[4]),
                    quantity);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return null;
        }
    }

    static String write(UsageRecord use) {
        return String.join(
                ",",
                use.key(),
                use.kind().name(),
                use.address(),
                use.peer(),
                use.startedAt().toString(),
                Long.toString(use.quantity()));
    }

    private static Instant at(String text) {
        if (text.length() == UTC_LENGTH && text.charAt(UTC_LENGTH - 1) == 'Z' && text.charAt(10) == 'T') {
            var day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            var time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
            if (text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(13) == ':' && text.charAt(16) == ':')
                return Instant.ofEpochSecond(day.toEpochDay() * SECONDS_A_DAY + time.toSecondOfDay());
        }
        return text.endsWith("Z")
                ? Instant.parse(text)
                : OffsetDateTime.parse(text).toInstant();
    }

    /** Throws what a number that is none throws. */
    private static int number(String text, int from, int until) {
        var number = 0;
        for (var n = from; n < until; n++) {
            var digit = text.charAt(n) - '0';
            if (digit < 0 || digit > 9) throw new NumberFormatException(text);
            number = number * 10 + digit;
        }
        return number;
    }
}
