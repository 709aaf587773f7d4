package furong.consent;

import furong.platform.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * For how long a consent of one kind may be used.
 *
 * @param pattern what a recording's reference looks like, with the groups {@code day} and {@code time}; "" for the others
 */
public record ConsentRule(How how, Duration valid, String pattern, String example) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    /**
     * Refuses a reference that cannot be of a call just held: another form, a time to come, or one too long ago. Whether
     * the recording exists only the recorder knows.
     */
    void checkRecording(String reference, Instant now, ZoneId zone) {
        var found = Pattern.compile(pattern).matcher(reference);
        if (!found.matches()) throw Refused.field("consent", "recording-form", example);
        try {
            var at = LocalDateTime.parse(found.group("day") + found.group("time"), MOMENT)
                    .atZone(zone)
                    .toInstant();
            if (at.isAfter(now)) throw Refused.field("consent", "recording-future");
            if (at.isBefore(now.minus(valid))) throw Refused.field("consent", "recording-old", valid.toHours());
        } catch (DateTimeException noSuchMoment) {
            throw Refused.field("consent", "recording-form", example);
        }
    }
}
