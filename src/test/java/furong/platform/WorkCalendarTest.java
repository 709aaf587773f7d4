package furong.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Working time with lunch, split shifts, summer time, and the holidays as the State Council arranged them. */
@FurongTest
class WorkCalendarTest {

    private static final ZoneId CHENGDU = ZoneId.of("Asia/Shanghai");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final WeeklyHours OFFICE = WeeklyHours.parse("MON-FRI 09:00-12:00,13:00-18:00");

    @Autowired
    Holidays holidays;

    @Test
    void hoursAreReadAndWrittenAsPeopleWriteThem() {
        for (var text : new String[] {
            "MON-FRI 09:00-12:00,13:00-18:00",
            "MON-SUN 00:00-24:00",
            "MON 08:30-17:00; WED-THU 08:30-12:00; SAT-SUN 10:00-24:00"
        }) assertThat(WeeklyHours.parse(text)).hasToString(text);
        assertThat(WeeklyHours.parse("FRI-MON 10:00-11:00")).hasToString("MON 10:00-11:00; FRI-SUN 10:00-11:00");
        for (var wrong :
                new String[] {"MON", "MON 09:00", "MON 12:00-09:00", "MON 09:00-12:00,11:00-13:00", "XXX 09:00-10:00"})
            assertThatThrownBy(() -> WeeklyHours.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("G4-5 the Spring Festivals of 2003, 2004 and 2026 are off, their make-up days are worked")
    void springFestival() {
        var calendar = holidays.calendar(CHENGDU, OFFICE, "CN");
        assertThat(calendar.plusWorkingDays(LocalDate.of(2003, 1, 31), 1)).isEqualTo(LocalDate.of(2003, 2, 8));
        assertThat(calendar.plusWorkingDays(LocalDate.of(2004, 1, 21), 1)).isEqualTo(LocalDate.of(2004, 1, 29));
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 2, 13), 2)).isEqualTo(LocalDate.of(2026, 2, 24));
        assertThat(calendar.worksOn(LocalDate.of(2026, 2, 28))).isTrue();
        assertThat(calendar.worksOn(LocalDate.of(2026, 2, 21))).isFalse();
    }

    @Test
    void theLongMayHolidayOf2003WasTakenBack() {
        var calendar = holidays.calendar(CHENGDU, OFFICE, "CN");
        assertThat(calendar.worksOn(LocalDate.of(2003, 5, 5))).isFalse();
        assertThat(calendar.worksOn(LocalDate.of(2003, 5, 6))).isTrue();
        assertThat(calendar.worksOn(LocalDate.of(2003, 4, 26))).isFalse();
    }

    @Test
    void everyHolidayNamesItsSource() {
        for (var year : new int[] {2003, 2004, 2026})
            assertThat(holidays.of("CN", year)).hasSizeGreaterThan(15).allSatisfy(day -> {
                assertThat(day.source()).contains("国务院办公厅");
                assertThat(day.name().zh()).isNotBlank();
                assertThat(day.name().en()).isNotBlank();
            });
    }

    @Test
    void aDeclaredDayCountsAtOnce() {
        var day = LocalDate.of(2031, 7, 1);
        holidays.declare(
                new Holidays.Holiday("CN", day, WorkCalendar.Exception.OFF, new Label("试验日", "Test day"), "test"),
                Actor.system("test"));
        assertThat(holidays.calendar(CHENGDU, OFFICE, "CN").worksOn(day)).isFalse();
        assertThat(holidays.calendar(CHENGDU, OFFICE, "GB").worksOn(day)).isTrue();
    }

    @Test
    void anHourThatTheClockSkipsIsNotWorkedAndOneItRepeatsIsWorkedTwice() {
        var nights = new WorkCalendar(LONDON, WeeklyHours.parse("MON-SUN 00:00-04:00"), Map.of());
        assertThat(worked(nights, LocalDate.of(2019, 3, 31))).isEqualTo(Duration.ofHours(3));
        assertThat(worked(nights, LocalDate.of(2019, 10, 27))).isEqualTo(Duration.ofHours(5));
    }

    @Test
    void nobodyWaitsForAShopThatNeverOpens() {
        var closed = new WorkCalendar(CHENGDU, WeeklyHours.parse(""), Map.of());
        var from = LocalDateTime.parse("2026-01-01T10:00").atZone(CHENGDU).toInstant();
        assertThatThrownBy(() -> closed.plus(from, Duration.ofHours(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closed.plusWorkingDays(LocalDate.of(2026, 1, 1), 1))
                .isInstanceOf(IllegalStateException.class);
        assertThat(closed.plus(from, Duration.ZERO)).isEqualTo(from);
    }

    private static Duration worked(WorkCalendar calendar, LocalDate day) {
        Instant from = calendar.startOf(day);
        return calendar.open(from, calendar.endOf(day)).total();
    }
}
