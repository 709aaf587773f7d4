package furong.channel.web.hall;

import furong.channel.web.HomeSource;
import furong.channel.web.Shell;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tone;
import furong.hall.Lending;
import furong.hall.Mornings;
import furong.hall.Queues;
import furong.organisation.Role;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who waits in one's own hall, and what it must put in order. */
@Order(45)
@Component
class HallFigures implements HomeSource {

    private final Queues queues;
    private final Mornings mornings;
    private final Lending lending;

    HallFigures(Queues queues, Mornings mornings, Lending lending) {
        this.queues = queues;
        this.mornings = mornings;
        this.lending = lending;
    }

    @Override
    public List<Figure> figures(SignedIn who, Shell shell) {
        var hall = who.who().hall();
        if (hall == null || !(who.is(Role.COUNTER_CLERK) || who.is(Role.LOBBY_GUIDE))) return List.of();
        var base = "/halls/" + hall.text();
        var figures = new ArrayList<Figure>();
        figures.add(Figure.todo(
                shell.t("hall.figure.waiting"), queues.waiting(hall).size(), Tone.INFO, base + "/desk", shell));
        figures.add(Figure.todo(
                shell.t("hall.figure.tasks"),
                mornings.tasks(List.of(hall)).size(),
                Tone.WARN,
                base + "/morning",
                shell));
        if (who.is(Role.LOBBY_GUIDE))
            figures.add(Figure.todo(
                    shell.t("hall.figure.overdue"), lending.overdue(hall), Tone.WARN, base + "/lending", shell));
        return figures;
    }
}
