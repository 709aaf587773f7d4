package furong.platform;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The hours of an ordinary week: per weekday any number of spans, so that a lunch break or a split shift is simply two
 * spans. Written as people write it, {@code MON-FRI 08:30-12:00,13:30-18:00; SAT 09:00-24:00}; that is also its form in
 * the database.
 */
public record WeeklyHours(Map<DayOfWeek, List<Span>> days) {

    /** The whole week round the clock. */
    public static final WeeklyHours ALWAYS = parse("MON-SUN 00:00-24:00");

    /**
     * Part of one day. {@code until} at midnight means the midnight at which the day ends, written {@code 24:00}; a
     * night shift is a span until midnight and one from midnight on the next day.
     */
    public record Span(LocalTime from, LocalTime until) {

        public Span {
            if (!until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until))
                throw new IllegalArgumentException("empty span: " + from + "-" + until);
        }

        /** True if this span ends with its day. */
        public boolean toMidnight() {
            return until.equals(LocalTime.MIDNIGHT);
        }

        static Span parse(String text) {
            var times = text.strip().split("-", 2);
            if (times.length != 2) throw new IllegalArgumentException("hours: " + text);
            var until = times[1].equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(times[1]);
            return new Span(LocalTime.parse(times[0]), until);
        }

        @Override
        public String toString() {
            return from + "-" + (toMidnight() ? "24:00" : until);
        }
    }

    public WeeklyHours {
        var sorted = new TreeMap<DayOfWeek, List<Span>>();
        days.forEach((day, spans) -> {
            var ordered =
                    spans.stream().sorted(Comparator.comparing(Span::from)).toList();
            for (var i = 0; i + 1 < ordered.size(); i++) {
                var end = ordered.get(i);
                if (end.toMidnight() || end.until().isAfter(ordered.get(i + 1).from()))
                    throw new IllegalArgumentException("hours overlap on " + day + ": " + ordered);
            }
            if (!ordered.isEmpty()) sorted.put(day, ordered);
        });
        days = java.util.Collections.unmodifiableMap(sorted);
    }

    /** Reads the written form; a text that is not one is an {@link IllegalArgumentException} or a date-time parse error. */
    public static WeeklyHours parse(String text) {
        var days = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        for (var part : text.split(";")) {
            if (part.isBlank()) continue;
            var words = part.strip().split("\\s+", 2);
            if (words.length != 2) throw new IllegalArgumentException("hours: " + part);
            var spans = Arrays.stream(words[1].split(",")).map(Span::parse).toList();
            var ends = words[0].split("-", 2);
            var first = day(ends[0]);
            var count = ends.length == 1 ? 1 : Math.floorMod(day(ends[1]).getValue() - first.getValue(), 7) + 1;
            for (var i = 0; i < count; i++)
                if (days.put(first.plus(i), spans) != null)
                    throw new IllegalArgumentException("twice " + first.plus(i) + ": " + text);
        }
        return new WeeklyHours(days);
    }

    public List<Span> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /** The written form, one part per run of weekdays with the same hours. */
    @Override
    public String toString() {
        var parts = new java.util.ArrayList<String>();
        for (var day = 1; day <= 7; ) {
            var first = DayOfWeek.of(day);
            var last = day;
            while (last < 7 && on(DayOfWeek.of(last + 1)).equals(on(first))) last++;
            if (!on(first).isEmpty()) {
                var name = last == day ? name(first) : name(first) + "-" + name(DayOfWeek.of(last));
                parts.add(name + " " + on(first).stream().map(Span::toString).collect(Collectors.joining(",")));
            }
            day = last + 1;
        }
        return String.join("; ", parts);
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name(day).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no weekday: " + name));
    }
}
