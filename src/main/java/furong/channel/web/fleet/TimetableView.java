package furong.channel.web.fleet;

import furong.channel.web.ui.Option;
import furong.fleet.CommunityStop;
import furong.organisation.Vehicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The published stops of the coming days, by day; of one district, or of all for "". */
public record TimetableView(
        LocalDate from,
        LocalDate until,
        String district,
        List<Option> districts,
        Map<LocalDate, List<CommunityStop>> days,
        Map<String, Vehicle> vehicles) {

    public String vehicle(CommunityStop stop) {
        var found = vehicles.get(stop.vehicle().text());
        return found == null ? "" : found.name();
    }

    public String districtName(String code) {
        return districts.stream()
                .filter(one -> one.value().equals(code))
                .map(Option::text)
                .findFirst()
                .orElse("");
    }

    public static boolean weekend(LocalDate day) {
        return day.getDayOfWeek().getValue() > 5;
    }
}
