package furong.channel.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** The days a page tells of, both of them with it; {@code ui/period.jte} asks for them. */
public record Period(LocalDate from, LocalDate until) {

    /** As an address asks for them; whatever it leaves out is filled in. */
    public record Asked(
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate from,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate until) {

        /** So many days up to today, or to the day asked for; the same if they begin after they end. */
        public Period orLast(int days, LocalDate today) {
            var last = until == null ? today : until;
            return new Period(from == null || from.isAfter(last) ? last.minusDays(days - 1L) : from, last);
        }

        /** The same, but nothing later than {@code latest}. */
        public Period orLastBefore(int days, LocalDate latest) {
            return (until != null && until.isAfter(latest) ? new Asked(from, latest) : this).orLast(days, latest);
        }
    }

    /** The first day after it. */
    public LocalDate end() {
        return until.plusDays(1);
    }

    /** As it stands in an address. */
    public String query() {
        return "from=" + from + "&until=" + until;
    }
}
