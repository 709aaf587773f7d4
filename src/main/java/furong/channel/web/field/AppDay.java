package furong.channel.web.field;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a technician's device keeps: today and tomorrow with all that is needed at a door, in the person's language. Times
 * are milliseconds since 1970; {@code vehicle} is the service vehicle the person is out with today; {@code now} is the house's, so that the device knows how wrong its own clock is.
 */
record AppDay(
        String badge,
        String name,
        String crew,
        long now,
        String csrfHeader,
        String csrfToken,
        Map<String, String> texts,
        List<Named> reasons,
        int waitMinutes,
        int waitAttempts,
        int waitPhotos,
        List<Part> parts,
        List<Day> days,
        @Nullable String vehicle) {

    record Named(String code, String name) {}

    /** What lies on the crew's van. */
    record Part(String code, String name, String unit, int held) {}

    record Day(String day, String label, String date, List<Stop> visits) {}

    record Fact(String name, String value) {}

    record Check(String code, String name, boolean required, boolean ticked) {}

    record Used(String code, int quantity) {}

    record File(String sha256, String kind) {}

    /** {@code appointment}: which of the visit's appointments this is; it goes back with each report. */
    record Stop(
            String customer,
            String visit,
            int appointment,
            String state,
            String purpose,
            String address,
            String from,
            String until,
            String contact,
            String maskedContact,
            String href,
            @Nullable Long waitingSince,
            List<Fact> facts,
            List<Check> checklist,
            int attempts,
            @Nullable Boolean tested,
            List<Used> used,
            List<File> files) {}
}
