package furong.channel.web.field;

import furong.channel.web.ui.Option;
import furong.fieldwork.Stop;
import furong.organisation.Crew;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A crew's day.
 *
 * @param crew null if the person is in none and has chosen none
 * @param crews those a dispatcher may look at; empty for a technician, who sees their own
 */
public record TourView(@Nullable Crew crew, LocalDate day, List<Stop> stops, List<Option> crews) {

    public long done() {
        return stops.stream()
                .filter(stop -> stop.state() == furong.fieldwork.Visit.State.DONE)
                .count();
    }

    public String href(LocalDate other) {
        var chosen = crew == null || crews.isEmpty() ? "" : "&crew=" + crew.id().text();
        return "/field?day=" + other + chosen;
    }
}
