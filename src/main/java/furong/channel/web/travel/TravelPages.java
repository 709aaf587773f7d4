package furong.channel.web.travel;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.customer.AddressBook;
import furong.organisation.Role;
import furong.travel.Travels;
import gg.jte.models.runtime.JteModel;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Where travel times come from, how fast it goes, and how long one way takes. */
@Controller
class TravelPages {

    private static final Duration PERIOD = Duration.ofDays(30);
    private static final int LINES_MAX = 6_000;
    private static final int HOUR_MAX = 23;

    private final Travels travels;
    private final AddressBook book;
    private final Wheres wheres;
    private final Templates templates;

    TravelPages(Travels travels, AddressBook book, Wheres wheres, Templates templates) {
        this.travels = travels;
        this.book = book;
        this.wheres = wheres;
        this.templates = templates;
    }

    @Allowed({Role.DISPATCHER, Role.ADMINISTRATOR})
    @GetMapping("/travel")
    JteModel travel(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "10") int hour,
            @RequestParam(defaultValue = "") String district,
            Shell shell) {
        var at = LocalTime.of(Math.clamp(hour, 0, HOUR_MAX), 0);
        var begin = wheres.find(from);
        var end = wheres.find(to);
        var known = book.districts().stream().anyMatch(one -> one.code().equals(district));
        return templates.travelShow(new TravelView(
                shell,
                travels.state(),
                travels.lesson(shell.now().minus(PERIOD)),
                TravelView.speeds(travels, known ? district : ""),
                book.districts().stream().toList(),
                travels.districts(),
                known ? district : "",
                new TravelView.Question(from, to, at.getHour(), begin != null, end != null),
                begin == null || end == null ? null : travels.route(begin, end, at),
                travels.lines(LINES_MAX),
                wheres.names()));
    }
}
