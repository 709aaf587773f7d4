package furong.channel.web.hall;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.hall.Lending;
import furong.hall.LoanId;
import furong.hall.NewLoan;
import furong.organisation.HallId;
import furong.organisation.Role;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The lending register of a hall: an umbrella is out in two clicks. */
@Allowed({Role.LOBBY_GUIDE, Role.COUNTER_CLERK, Role.BRANCH_MANAGER})
@Controller
class LendingPages {

    private static final int LOANS = 100;

    private final HallDoor door;
    private final Lending lending;
    private final Templates templates;

    LendingPages(HallDoor door, Lending lending, Templates templates) {
        this.door = door;
        this.lending = lending;
        this.templates = templates;
    }

    @GetMapping("/halls/{hall}/lending")
    JteModel register(@PathVariable("hall") HallId id, SignedIn who, Shell shell) {
        var hall = door.open(id, who);
        return templates.hallLending(
                shell, hall, lending.stock(id), lending.loans(id, LOANS), who.is(Role.BRANCH_MANAGER));
    }

    @PostMapping("/halls/{hall}/loans")
    String lend(
            @PathVariable("hall") HallId id,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            SignedIn who,
            HttpServletRequest request) {
        door.open(id, who);
        lending.lend(id, new NewLoan(item, name, phone, null), who.actor(request));
        return to(id);
    }

    @PostMapping("/halls/{hall}/loans/{loan}/return")
    String takeBack(@PathVariable("hall") HallId id, @PathVariable LoanId loan, SignedIn who, HttpServletRequest from) {
        door.open(id, who);
        lending.takeBack(id, loan, who.actor(from));
        return to(id);
    }

    @PostMapping("/halls/{hall}/loans/{loan}/loss")
    String lost(@PathVariable("hall") HallId id, @PathVariable LoanId loan, SignedIn who, HttpServletRequest from) {
        door.open(id, who);
        lending.lost(id, loan, who.actor(from));
        return to(id);
    }

    @PostMapping("/halls/{hall}/loans/{loan}/reminder")
    String remind(@PathVariable("hall") HallId id, @PathVariable LoanId loan, SignedIn who, HttpServletRequest from) {
        door.open(id, who);
        lending.reminded(id, loan, who.actor(from));
        return to(id);
    }

    @Allowed(Role.BRANCH_MANAGER)
    @PostMapping("/halls/{hall}/stock")
    String buy(
            @PathVariable("hall") HallId id,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "0") int count,
            SignedIn who,
            HttpServletRequest request) {
        door.open(id, who);
        lending.buy(id, item, count, who.actor(request));
        return to(id);
    }

    private static String to(HallId hall) {
        return "redirect:/halls/" + hall.text() + "/lending";
    }
}
