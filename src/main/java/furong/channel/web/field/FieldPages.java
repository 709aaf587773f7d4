package furong.channel.web.field;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.fieldwork.Tours;
import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** A crew's day: a technician sees their own crew's, a dispatcher those of the units in scope. */
@Controller
class FieldPages {

    private final Tours tours;
    private final Organisation organisation;
    private final Templates templates;

    FieldPages(Tours tours, Organisation organisation, Templates templates) {
        this.tours = tours;
        this.organisation = organisation;
        this.templates = templates;
    }

    @Allowed({Role.TECHNICIAN, Role.DISPATCHER})
    @GetMapping("/field")
    JteModel tour(
            @RequestParam @Nullable String day, @RequestParam @Nullable String crew, SignedIn person, Shell shell) {
        var choice = crewsToChoose(person);
        var chosen = chosen(person, choice, crew);
        var on = day(day, shell.today());
        return templates.fieldTour(
                shell,
                new TourView(
                        chosen,
                        on,
                        chosen == null ? List.of() : tours.of(chosen.id(), on),
                        choice.stream()
                                .map(one -> new Option(one.id().text(), one.name()))
                                .toList()));
    }

    private List<Crew> crewsToChoose(SignedIn person) {
        if (!person.is(Role.DISPATCHER) && !person.is(Role.QUALITY_SUPERVISOR)) return List.of();
        return organisation.crews().stream()
                .filter(crew -> person.scope().sees(crew.unit()))
                .toList();
    }

    private @Nullable Crew chosen(SignedIn person, List<Crew> choice, @Nullable String wanted) {
        if (wanted != null && !wanted.isEmpty() && !choice.isEmpty()) {
            var id = CrewId.of(wanted);
            return choice.stream()
                    .filter(crew -> crew.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new Refused("not-found", wanted));
        }
        var own = person.who().crew();
        if (own != null) return organisation.crew(own);
        return choice.isEmpty() ? null : choice.getFirst();
    }

    private static LocalDate day(@Nullable String text, LocalDate today) {
        if (text == null || text.isEmpty()) return today;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refused.field("day", "unreadable");
        }
    }
}
