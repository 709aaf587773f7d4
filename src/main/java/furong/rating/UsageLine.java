package furong.rating;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A line of a file of usage records: {@code key,kind,address,peer,started at,quantity}, the time with its offset. */
final class UsageLine {

    private static final int FIELDS = 6;

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
        return text.endsWith("Z")
                ? Instant.parse(text)
                : OffsetDateTime.parse(text).toInstant();
    }
}
