package furong.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The public holidays and make-up working days of each country, as data, and the calendars made with them. */
@Component
@Transactional
public class Holidays {

    /** A day declared on one running application is known to all others within this time. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private static final int DAYS_MAX = 20_000;

    /**
     * A day unlike others of its weekday.
     *
     * @param country ISO 3166 code, {@code CN}
     * @param source where the arrangement was announced; says so if it was not confirmed there
     */
    public record Holiday(String country, LocalDate day, WorkCalendar.Exception kind, Label name, String source) {}

    private record Known(Map<String, Map<LocalDate, WorkCalendar.Exception>> byCountry, Instant since) {}

    private final JdbcClient db;
    private final Clock clock;
    private final Audit audit;
    private volatile @Nullable Known known;

    Holidays(JdbcClient db, Clock clock, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** The calendar of somebody who works {@code weekly} in {@code zone} and keeps the holidays of {@code country}. */
    @Transactional(readOnly = true)
    public WorkCalendar calendar(ZoneId zone, WeeklyHours weekly, String country) {
        return new WorkCalendar(zone, weekly, known().byCountry().getOrDefault(country, Map.of()));
    }

    /** The special days of one country and year, in order. */
    @Transactional(readOnly = true)
    public List<Holiday> of(String country, int year) {
        return db.sql("""
                select country, day, kind, name_zh, name_en, source from platform.holiday
                where country = ? and day >= ? and day < ? order by day limit 366""")
                .params(country, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1))
                .query((row, n) -> new Holiday(
                        row.getString("country"),
                        row.getObject("day", LocalDate.class),
                        WorkCalendar.Exception.valueOf(row.getString("kind")),
                        new Label(row.getString("name_zh"), row.getString("name_en")),
                        row.getString("source")))
                .list();
    }

    /** Enters or corrects a day. Promises already made keep their time; new ones follow the new arrangement. */
    public void declare(Holiday holiday, Actor by) {
        db.sql("""
                insert into platform.holiday (country, day, kind, name_zh, name_en, source)
                values (:country, :day, :kind, :zh, :en, :source)
                on conflict (country, day) do update set kind = excluded.kind, name_zh = excluded.name_zh,
                    name_en = excluded.name_en, source = excluded.source""")
                .param("country", holiday.country())
                .param("day", holiday.day())
                .param("kind", holiday.kind().name())
                .param("zh", holiday.name().zh())
                .param("en", holiday.name().en())
                .param("source", holiday.source())
                .update();
        var subject = "holiday:" + holiday.country() + ":" + holiday.day();
        audit.note(by, "holiday.declared", 0, subject, Map.of("kind", holiday.kind(), "source", holiday.source()));
        known = null;
    }

    private Known known() {
        var now = clock.instant();
        var last = known;
        if (last != null && Duration.between(last.since(), now).abs().compareTo(REMEMBERED) < 0) return last;
        var fresh = new Known(load(), now);
        known = fresh;
        return fresh;
    }

    private Map<String, Map<LocalDate, WorkCalendar.Exception>> load() {
        record Row(String country, LocalDate day, WorkCalendar.Exception kind) {}
        return db
                .sql("select country, day, kind from platform.holiday limit ?")
                .param(DAYS_MAX)
                .query((row, n) -> new Row(
                        row.getString("country"),
                        row.getObject("day", LocalDate.class),
                        WorkCalendar.Exception.valueOf(row.getString("kind"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::country, Collectors.toUnmodifiableMap(Row::day, Row::kind)));
    }
}
