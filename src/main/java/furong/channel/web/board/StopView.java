package furong.channel.web.board;

import furong.channel.web.Shell;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Option;
import furong.fieldwork.Visit;
import furong.planning.CrewDay;
import furong.planning.DayPlan.Placed;
import furong.planning.Item;
import furong.planning.Quote;
import furong.planning.Task;
import furong.planning.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One stop, with what can be done about it.
 *
 * @param placed its crew and time; null if it waits
 * @param quotes what each crew that could says, the cheapest first
 * @param broken rules this stop does not keep
 */
public record StopView(
        Shell shell,
        DayDesk desk,
        Item item,
        @Nullable Placed placed,
        List<Quote> quotes,
        List<Violation> broken,
        boolean mayChange) {

    /** A longer day than anybody has. */
    private static final int PLACES = 15;

    /** Whether it can be moved: nobody is on the way, and it is no published stop of a tour. */
    public boolean movable() {
        return mayChange && !item.task().begun() && item.task().kind() == Task.Kind.VISIT;
    }

    /** Whether what is told about it is answered by the plan: it is a visit of today that is not over, and today is planned. */
    public boolean tellable() {
        var plan = desk.plan();
        return mayChange
                && item.task().kind() == Task.Kind.VISIT
                && !item.task().over()
                && plan.version() > 0
                && plan.day().equals(shell.today());
    }

    /** The customer may be late until the work has begun. */
    public boolean mayBeLate() {
        return item.task().state() != Visit.State.WORKING;
    }

    public List<Option> longer() {
        return IntStream.of(15, 30, 45, 60, 90, 120, 180, 240)
                .mapToObj(minutes -> new Option(Integer.toString(minutes), shell.t("board.minutes", minutes)))
                .toList();
    }

    public String overrun() {
        return Integer.toString(item.marks().overrun());
    }

    public String name() {
        return BoardWords.title(item.task(), shell);
    }

    public List<Fact> facts() {
        var task = item.task();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(shell.t("board.column.address"), task.address()));
        facts.add(new Fact(shell.t("board.column.window"), BoardWords.window(task)));
        var told = item.marks().told();
        if (told != null)
            facts.add(new Fact(
                    shell.t("board.told"), BoardWords.time(told.from()) + "–" + BoardWords.time(told.until())));
        facts.add(new Fact(shell.t("board.column.state"), BoardWords.state(task.state(), shell)));
        if (placed == null) {
            facts.add(new Fact(shell.t("board.column.crew"), shell.t("board.nobody")));
        } else {
            facts.add(new Fact(shell.t("board.column.crew"), placed.crew().name()));
            facts.add(new Fact(
                    shell.t("board.planned"),
                    BoardWords.time(placed.stop().start()) + "–"
                            + BoardWords.time(placed.stop().end())));
            facts.add(new Fact(
                    shell.t("board.way"),
                    shell.t(
                            "board.way.is",
                            BoardWords.minutes(placed.stop().travel()),
                            BoardWords.kilometres(placed.stop().metres()))));
        }
        return facts;
    }

    public boolean pinned() {
        return item.marks().pinnedCrew() || item.marks().pinnedStart() != null;
    }

    /** Crews that can, the cheapest first with the cost; then all others. */
    public List<Option> crews() {
        var options = new ArrayList<Option>();
        var mine = desk.ids();
        var named = quotes.stream().map(Quote::crew).collect(Collectors.toSet());
        for (var quote : quotes)
            if (mine.contains(quote.crew()))
                options.add(new Option(
                        quote.crew().text(),
                        quote.name(),
                        quote.fits()
                                ? BoardWords.cost(quote, shell)
                                : BoardWords.violation(quote.blocks().getFirst(), shell)));
        for (var crew : desk.shown())
            if (!named.contains(crew.id())) options.add(new Option(crew.id().text(), crew.name(), reason(crew)));
        return options;
    }

    private String reason(CrewDay crew) {
        var task = item.task();
        if (!crew.has(task)) return shell.t("board.rule.SKILL", 0);
        return shell.t(crew.goes(task) ? "board.rule.OFF_DUTY" : "board.rule.DISTRICT", 0);
    }

    public List<Option> places() {
        return IntStream.range(0, PLACES)
                .mapToObj(n -> new Option(Integer.toString(n), shell.t("board.place", n + 1)))
                .toList();
    }

    public String href(String deed) {
        return "/board/" + deed;
    }
}
