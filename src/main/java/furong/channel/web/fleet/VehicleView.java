package furong.channel.web.fleet;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.fleet.Community;
import furong.fleet.CommunityStop;
import furong.material.Held;
import furong.material.Store;
import furong.platform.WorkCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * One vehicle's page.
 *
 * @param day which day's crew, till and stops are shown in full
 * @param colleagues who may be put on duty with it
 * @param plans whether the reader plans it
 * @param mine whether the reader goes out with it today and may open a till
 */
public record VehicleView(
        VehicleRow row,
        LocalDate day,
        YearMonth month,
        List<CommunityStop> stops,
        WorkCalendar calendar,
        Store store,
        List<Held> stock,
        List<Community> communities,
        List<Option> colleagues,
        boolean plans,
        boolean mine) {

    public String href() {
        return "/vehicles/" + row.vehicle().id().text();
    }

    public String href(YearMonth other) {
        return href() + "?month=" + other;
    }

    /** The month's days, those before its first day of the week as null, so that seven make a row. */
    public List<LocalDate> grid() {
        var days = new ArrayList<LocalDate>();
        var first = month.atDay(1);
        var start = first.minusDays(first.getDayOfWeek().getValue() - 1L);
        for (var each = start;
                !each.isAfter(month.atEndOfMonth()) || each.getDayOfWeek().getValue() != 1;
                each = each.plusDays(1)) days.add(each);
        return days;
    }

    public boolean inMonth(LocalDate each) {
        return YearMonth.from(each).equals(month);
    }

    public List<CommunityStop> on(LocalDate each) {
        return stops.stream().filter(stop -> stop.day().equals(each)).toList();
    }

    public long unpublished() {
        return stops.stream()
                .filter(stop -> !stop.published() && stop.offWhy() == null)
                .count();
    }

    public static String time(CommunityStop stop, Shell shell) {
        return shell.formats().time(stop.from()) + "–" + shell.formats().time(stop.until());
    }
}
