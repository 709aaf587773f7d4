package furong.channel.web.hall;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Public;
import furong.channel.web.security.SignedIn;
import furong.customer.Need;
import furong.hall.Counters;
import furong.hall.HomeServiceId;
import furong.hall.HomeServices;
import furong.hall.NewTicket;
import furong.hall.Queues;
import furong.hall.TicketId;
import furong.organisation.HallId;
import furong.organisation.Organisation;
import furong.organisation.Role;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The lobby guide's page, made for a hand: tickets by need, the way home instead; and the display for everybody. */
@Controller
class GuidePages {

    private static final int HOME_MAX = 50;

    private final HallDoor door;
    private final Queues queues;
    private final Counters counters;
    private final HomeServices homes;
    private final Organisation organisation;
    private final Templates templates;

    GuidePages(
            HallDoor door,
            Queues queues,
            Counters counters,
            HomeServices homes,
            Organisation organisation,
            Templates templates) {
        this.door = door;
        this.queues = queues;
        this.counters = counters;
        this.homes = homes;
        this.organisation = organisation;
        this.templates = templates;
    }

    @Allowed({Role.LOBBY_GUIDE, Role.COUNTER_CLERK, Role.BRANCH_MANAGER})
    @GetMapping("/halls/{hall}/guide")
    JteModel guide(
            @PathVariable("hall") HallId id,
            @RequestParam(required = false) @Nullable TicketId issued,
            SignedIn who,
            Shell shell) {
        var hall = door.open(id, who);
        return templates.hallGuide(new GuideView(
                shell,
                hall,
                queues.classes(),
                counters.board(id),
                queues.waiting(id),
                homes.open(id, HOME_MAX),
                issued == null ? null : queues.get(id, issued)));
    }

    @Allowed({Role.LOBBY_GUIDE, Role.COUNTER_CLERK, Role.BRANCH_MANAGER})
    @PostMapping("/halls/{hall}/tickets")
    String issue(
            @PathVariable("hall") HallId id,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(required = false) @Nullable Set<Need> need,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        door.open(id, who);
        var needs = need == null ? Set.<Need>of() : need;
        var guided = who.is(Role.LOBBY_GUIDE);
        var ticket = queues.issue(id, new NewTicket(queue, service, needs, note, null, guided), who.actor(request));
        return "redirect:/halls/" + id.text() + "/guide?issued=" + ticket.id().text();
    }

    @Allowed({Role.LOBBY_GUIDE, Role.COUNTER_CLERK, Role.BRANCH_MANAGER})
    @GetMapping("/halls/{hall}/tickets/{ticket}/print")
    JteModel paper(@PathVariable("hall") HallId id, @PathVariable TicketId ticket, SignedIn who, Shell shell) {
        var hall = door.open(id, who);
        return templates.hallTicket(new GuideView(
                shell, hall, queues.classes(), counters.board(id), List.of(), List.of(), queues.get(id, ticket)));
    }

    @Allowed({Role.LOBBY_GUIDE, Role.COUNTER_CLERK, Role.BRANCH_MANAGER})
    @PostMapping("/halls/{hall}/tickets/{ticket}/home")
    String home(
            @PathVariable("hall") HallId id,
            @PathVariable TicketId ticket,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String matter,
            SignedIn who,
            HttpServletRequest request) {
        door.open(id, who);
        homes.ask(id, ticket, phone, matter, who.actor(request));
        return "redirect:/halls/" + id.text() + "/guide";
    }

    @Allowed({Role.LOBBY_GUIDE, Role.COUNTER_CLERK, Role.BRANCH_MANAGER})
    @PostMapping("/halls/{hall}/home-services/{home}/outcome")
    String settle(
            @PathVariable("hall") HallId id,
            @PathVariable HomeServiceId home,
            @RequestParam(defaultValue = "") String outcome,
            SignedIn who,
            HttpServletRequest request) {
        door.open(id, who);
        homes.settle(id, home, outcome, who.actor(request));
        return "redirect:/halls/" + id.text() + "/guide";
    }

    /** Numbers only; it hangs where everybody reads it. */
    @Public
    @GetMapping("/halls/{hall}/display")
    JteModel display(@PathVariable("hall") HallId id, Shell shell) {
        var hall = organisation.hall(id);
        return templates.hallDisplay(
                new GuideView(shell, hall, queues.classes(), counters.board(id), queues.waiting(id), List.of(), null));
    }
}
