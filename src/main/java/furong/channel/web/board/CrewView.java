package furong.channel.web.board;

import furong.channel.web.Shell;
import furong.channel.web.organisation.UnitPages;
import furong.channel.web.ui.Fact;
import furong.planning.CrewDay;
import java.util.ArrayList;
import java.util.List;

/**
 * A crew of the board's day.
 *
 * @param today whether what happens to it is answered by the plan: the day is today and planned
 * @param gone whether it cannot go on
 */
public record CrewView(Shell shell, DayDesk desk, CrewDay crew, String unit, boolean today, boolean gone) {

    public List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(shell.t("board.unit"), unit));
        facts.add(new Fact(
                shell.t("board.crew.duty"),
                crew.onDuty()
                        ? BoardWords.time(crew.from()) + "–" + BoardWords.time(crew.until())
                        : shell.t("board.crew.off")));
        facts.add(new Fact(shell.t("board.crew.skills"), UnitPages.skills(crew.skills(), shell)));
        var done = crew.stops().stream().filter(stop -> stop.task().over()).count();
        facts.add(new Fact(
                shell.t("board.crew.stops"),
                shell.t("board.crew.done", crew.stops().size(), done)));
        var figures = crew.figures();
        facts.add(new Fact(
                shell.t("board.stat.way"),
                shell.t(
                        "board.way.is",
                        BoardWords.minutes(figures.travel()),
                        BoardWords.kilometres(figures.metres()))));
        facts.add(new Fact(shell.t("board.crew.idle"), shell.t("board.minutes", BoardWords.minutes(figures.idle()))));
        facts.add(new Fact(
                shell.t("board.crew.overtime"), shell.t("board.minutes", BoardWords.minutes(figures.overtime()))));
        return facts;
    }
}
