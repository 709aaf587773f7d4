package furong.channel.web.hall;

import furong.channel.web.Period;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.hall.Counters;
import furong.hall.QueueReports;
import furong.hall.Queues;
import furong.organisation.HallId;
import furong.organisation.Role;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** How a hall's queue was, and what each of its counters serves. */
@Allowed(Role.BRANCH_MANAGER)
@Controller
class HallReportPages {

    private static final int DAYS = 7;
    private static final int MINUTE = 60;

    private final HallDoor door;
    private final Queues queues;
    private final Counters counters;
    private final QueueReports reports;
    private final Templates templates;

    HallReportPages(HallDoor door, Queues queues, Counters counters, QueueReports reports, Templates templates) {
        this.door = door;
        this.queues = queues;
        this.counters = counters;
        this.reports = reports;
        this.templates = templates;
    }

    @GetMapping("/halls/{hall}/report")
    JteModel report(@PathVariable("hall") HallId id, Period.Asked asked, SignedIn who, Shell shell) {
        var hall = door.open(id, who);
        var period = asked.orLast(DAYS, shell.today());
        var desk = new DeskView(shell, hall, queues.classes(), counters.of(id), List.of(), null);
        return templates.hallReport(desk, reports.of(id, period.from(), period.end()), period);
    }

    /** {@code queue} names the classes served; {@code first} the one preferred, by the head start {@code minutes}. */
    @PostMapping("/halls/{hall}/counters")
    String arrange(
            @PathVariable("hall") HallId id,
            @RequestParam(defaultValue = "0") int number,
            @RequestParam(required = false) @Nullable List<String> queue,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "30") int minutes,
            SignedIn who,
            HttpServletRequest request) {
        door.open(id, who);
        var serves = new HashMap<String, Integer>();
        for (var code : queue == null ? List.<String>of() : queue)
            serves.put(code, code.equals(first) ? Math.clamp(minutes, 0, 120) * MINUTE : 0);
        counters.arrange(id, number, serves, who.actor(request));
        return "redirect:/halls/" + id.text() + "/report";
    }

    @PostMapping("/halls/{hall}/counters/{number}/closing")
    String close(
            @PathVariable("hall") HallId id,
            @PathVariable int number,
            @RequestParam(defaultValue = "true") boolean closed,
            SignedIn who,
            HttpServletRequest request) {
        door.open(id, who);
        counters.close(id, number, closed, who.actor(request));
        return "redirect:/halls/" + id.text() + "/report";
    }
}
