package furong.channel.web.hall;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.till.HallTills;
import furong.hall.Counters;
import furong.hall.Queues;
import furong.hall.TicketId;
import furong.organisation.Hall;
import furong.organisation.HallId;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The counter's call screen: sit down, call the next, serve, or lead somebody to the right queue. */
@Allowed({Role.COUNTER_CLERK, Role.LOBBY_GUIDE, Role.BRANCH_MANAGER})
@Controller
class DeskPages {

    private final HallDoor door;
    private final Queues queues;
    private final Counters counters;
    private final HallTills tills;
    private final Templates templates;

    DeskPages(HallDoor door, Queues queues, Counters counters, HallTills tills, Templates templates) {
        this.door = door;
        this.queues = queues;
        this.counters = counters;
        this.tills = tills;
        this.templates = templates;
    }

    /** The call screen of the hall where the reader works. */
    @GetMapping("/hall")
    String own(SignedIn who) {
        var hall = door.own(who).orElseThrow(() -> new Refused("hall-none"));
        return to(hall.id());
    }

    @GetMapping("/halls/{hall}/desk")
    JteModel desk(@PathVariable("hall") HallId id, SignedIn who, Shell shell) {
        return templates.hallDesk(view(door.open(id, who), who, shell), tills.of(id, who));
    }

    @PostMapping("/halls/{hall}/seat")
    String sit(
            @PathVariable("hall") HallId id,
            @RequestParam(defaultValue = "0") int counter,
            SignedIn who,
            HttpServletRequest request) {
        door.open(id, who);
        counters.sit(id, counter, who.actor(request));
        return to(id);
    }

    @PostMapping("/halls/{hall}/seat/leaving")
    String leave(@PathVariable("hall") HallId id, SignedIn who, HttpServletRequest request) {
        door.open(id, who);
        counters.leave(id, who.actor(request));
        return to(id);
    }

    @PostMapping("/halls/{hall}/calls")
    String next(@PathVariable("hall") HallId id, SignedIn who, HttpServletRequest request) {
        door.open(id, who);
        if (queues.next(id, who.actor(request)).isEmpty()) throw new Refused("queue-empty");
        return to(id);
    }

    @PostMapping("/halls/{hall}/tickets/{ticket}/call")
    String again(
            @PathVariable("hall") HallId id, @PathVariable TicketId ticket, SignedIn who, HttpServletRequest from) {
        door.open(id, who);
        queues.callAgain(id, ticket, who.actor(from));
        return to(id);
    }

    @PostMapping("/halls/{hall}/tickets/{ticket}/beginning")
    String begin(
            @PathVariable("hall") HallId id, @PathVariable TicketId ticket, SignedIn who, HttpServletRequest from) {
        door.open(id, who);
        queues.begin(id, ticket, who.actor(from));
        return to(id);
    }

    @PostMapping("/halls/{hall}/tickets/{ticket}/completion")
    String done(@PathVariable("hall") HallId id, @PathVariable TicketId ticket, SignedIn who, HttpServletRequest from) {
        door.open(id, who);
        queues.done(id, ticket, who.actor(from));
        return to(id);
    }

    @PostMapping("/halls/{hall}/tickets/{ticket}/absence")
    String left(@PathVariable("hall") HallId id, @PathVariable TicketId ticket, SignedIn who, HttpServletRequest from) {
        door.open(id, who);
        queues.left(id, ticket, who.actor(from));
        return to(id);
    }

    @PostMapping("/halls/{hall}/tickets/{ticket}/queue")
    String redirect(
            @PathVariable("hall") HallId id,
            @PathVariable TicketId ticket,
            @RequestParam(defaultValue = "") String queue,
            SignedIn who,
            HttpServletRequest from) {
        door.open(id, who);
        queues.redirect(id, ticket, queue, who.actor(from));
        return to(id);
    }

    private DeskView view(Hall hall, SignedIn who, Shell shell) {
        var all = counters.of(hall.id());
        var mine = all.stream()
                .filter(counter -> who.who().id().equals(counter.person()))
                .findFirst()
                .orElse(null);
        return new DeskView(shell, hall, queues.classes(), all, queues.waiting(hall.id()), mine);
    }

    private static String to(HallId hall) {
        return "redirect:/halls/" + hall.text() + "/desk";
    }
}
