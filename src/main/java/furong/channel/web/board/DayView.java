package furong.channel.web.board;

import furong.board.Board.Cause;
import furong.board.Deed;
import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.dispatch.Days.AtRisk;
import furong.dispatch.Proposal;
import furong.fieldwork.Visit;
import furong.organisation.CrewId;
import furong.organisation.Unit;
import furong.planning.CrewDay;
import furong.planning.Difference.Move;
import furong.planning.Item;
import furong.planning.StopId;
import furong.planning.Violation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The board of a day.
 *
 * @param broken rules that crews' days do not keep, by crew
 * @param risks what will be late or nearly, the worst first
 * @param proposal the one that waits for a decision
 * @param mayDecide whether everything the proposal moves is in the person's scope
 * @param story what has happened, and what the plan made of it
 * @param last what the person did last and can take back
 * @param mayChange whether the person gives orders; else they look on
 */
public record DayView(
        Shell shell,
        DayDesk desk,
        Map<CrewId, List<Violation>> broken,
        List<AtRisk> risks,
        List<Cause> causes,
        @Nullable Proposal proposal,
        boolean mayDecide,
        DayStory story,
        @Nullable Deed last,
        List<Unit> units,
        boolean mayChange) {

    /** A list longer than this is cut, and says so: nobody reads more. */
    public static final int ROWS = 40;

    private static final Set<Visit.State> GOING =
            EnumSet.of(Visit.State.ON_THE_WAY, Visit.State.ARRIVED, Visit.State.WAITING, Visit.State.WORKING);

    /** One rule one stop does not keep. */
    public record Broken(CrewDay crew, Violation rule) {}

    public DayLine timeline() {
        var today = desk.plan().day().equals(shell.today());
        var midnight =
                desk.plan().day().atStartOfDay(furong.channel.web.Formats.ZONE).toInstant();
        var now = today ? (int) Duration.between(midnight, shell.now()).toSeconds() : -1;
        return DayLine.of(desk.shown(), now, shell);
    }

    public CityMap map() {
        return CityMap.of(desk.crews(), desk.open());
    }

    public String state() {
        return shell.t("board.state." + desk.plan().state());
    }

    public long done() {
        return desk.count(EnumSet.of(Visit.State.DONE));
    }

    public long going() {
        return desk.count(GOING);
    }

    public long late() {
        return risks.stream().filter(risk -> risk.minutes() < 0).count();
    }

    public String kilometres() {
        return BoardWords.kilometres(
                desk.crews().stream().mapToLong(crew -> crew.figures().metres()).sum());
    }

    public long idleMinutes() {
        return BoardWords.minutes(
                desk.crews().stream().mapToLong(crew -> crew.figures().idle()).sum());
    }

    public List<Broken> rules() {
        return desk.crews().stream()
                .flatMap(crew ->
                        broken.getOrDefault(crew.id(), List.of()).stream().map(rule -> new Broken(crew, rule)))
                .toList();
    }

    public String stopName(StopId stop) {
        return desk.items().stream()
                .filter(item -> item.id().equals(stop))
                .findFirst()
                .map(item -> BoardWords.name(item, shell))
                .orElse(shell.t("board.elsewhere"));
    }

    public String crewName(@Nullable CrewId crew) {
        if (crew == null) return shell.t("board.nobody");
        return desk.plan().crew(crew).map(CrewDay::name).orElse("—");
    }

    public List<Move> moves() {
        if (proposal == null) return List.of();
        var mine = desk.ids();
        return proposal.moves().stream()
                .filter(move -> mine.contains(move.from()) || mine.contains(move.to()))
                .toList();
    }

    public Map<StopId, Item> items() {
        return desk.items().stream().collect(Collectors.toMap(Item::id, Function.identity()));
    }

    public String change(long before, long after, boolean metres) {
        var more = after - before;
        var size = metres ? BoardWords.kilometres(Math.abs(more)) : Long.toString(BoardWords.minutes(Math.abs(more)));
        return (more < 0 ? "−" : more > 0 ? "+" : "±") + size;
    }

    public List<Option> unitOptions() {
        return units.stream()
                .map(unit -> new Option(unit.id().text(), shell.t(unit.name())))
                .toList();
    }

    public String unitKey() {
        var unit = desk.unit();
        return unit == null ? "" : unit.text();
    }

    public String href(String page) {
        return "/board" + page + "?" + desk.query();
    }

    public String dayHref(int away) {
        return "/board?day=" + desk.plan().day().plusDays(away) + (desk.unit() == null ? "" : "&unit=" + unitKey());
    }
}
