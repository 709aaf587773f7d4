package furong.channel.web.hall;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.hall.Mornings;
import furong.organisation.HallId;
import furong.organisation.Role;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The look through a hall before it opens, what it must put in order, and how it was of late. */
@Allowed({Role.LOBBY_GUIDE, Role.COUNTER_CLERK, Role.BRANCH_MANAGER})
@Controller
class MorningPages {

    private static final int DAYS = 28;

    private final HallDoor door;
    private final Mornings mornings;
    private final Templates templates;

    MorningPages(HallDoor door, Mornings mornings, Templates templates) {
        this.door = door;
        this.mornings = mornings;
        this.templates = templates;
    }

    @GetMapping("/halls/{hall}/morning")
    JteModel morning(@PathVariable("hall") HallId id, SignedIn who, Shell shell) {
        var hall = door.open(id, who);
        var today = shell.today();
        return templates.hallMorning(
                shell,
                hall,
                mornings.items(today),
                mornings.of(id, today).orElse(null),
                mornings.tasks(List.of(id)),
                mornings.between(id, today.minusDays(DAYS), today.plusDays(1)));
    }

    /** Each item is answered as {@code ok-CODE} = yes or no, with {@code note-CODE} where it is no. */
    @PostMapping("/halls/{hall}/mornings")
    String inspect(
            @PathVariable("hall") HallId id,
            @RequestParam Map<String, String> answers,
            SignedIn who,
            HttpServletRequest request) {
        door.open(id, who);
        var inOrder = new ArrayList<String>();
        var notes = new HashMap<String, String>();
        answers.forEach((name, answer) -> {
            if (!name.startsWith("ok-")) return;
            var code = name.substring("ok-".length());
            if (answer.equals("yes")) inOrder.add(code);
            else notes.put(code, answers.getOrDefault("note-" + code, ""));
        });
        mornings.inspect(id, inOrder, notes, who.actor(request));
        return to(id);
    }

    @PostMapping("/halls/{hall}/tasks/{day}/completion")
    String done(
            @PathVariable("hall") HallId id,
            @PathVariable LocalDate day,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        door.open(id, who);
        mornings.done(id, day, item, note, who.actor(request));
        return to(id);
    }

    private static String to(HallId hall) {
        return "redirect:/halls/" + hall.text() + "/morning";
    }
}
