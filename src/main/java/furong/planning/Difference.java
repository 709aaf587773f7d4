package furong.planning;

import furong.organisation.CrewId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is different in a plan after a change.
 *
 * @param moves stops that change hands, or begin at another time
 * @param movesWindow whether somebody's promised or told window is left that was kept before
 * @param before what the day came to
 * @param after what it comes to
 */
public record Difference(List<Move> moves, boolean movesWindow, Figures before, Figures after) {

    /** A start that moves by less is no difference to anybody. */
    private static final int SAME_SECONDS = 5 * 60;

    /**
     * A stop that moves.
     *
     * @param from whose it was; null if it had no crew
     * @param fromStart tick at which it was to begin; {@link Task#UNKNOWN} without a crew
     * @param to whose it is; null if it has none any more
     * @param toStart tick at which it is to begin
     * @param window whether it leaves a window that was promised or told, and would have been kept
     */
    public record Move(
            StopId stop,
            @Nullable CrewId from,
            int fromStart,
            @Nullable CrewId to,
            int toStart,
            boolean window) {

        public int minutes() {
            return from == null || to == null ? 0 : Math.round((toStart - fromStart) / 60f);
        }
    }

    public Difference {
        moves = List.copyOf(moves);
    }

    public boolean isNothing() {
        return moves.isEmpty();
    }

    /** Compares two plans of a day. */
    public static Difference between(DayPlan before, DayPlan after) {
        var old = before.places();
        var fresh = after.places();
        var moves = new ArrayList<Move>();
        for (var placed : fresh.values()) {
            var was = old.get(placed.stop().id());
            var start = placed.stop().start();
            if (was == null) {
                moves.add(new Move(
                        placed.stop().id(), null, Task.UNKNOWN, placed.crew().id(), start, false));
            } else if (moved(was, placed)) {
                var broken = kept(was.stop()) && !kept(placed.stop());
                moves.add(new Move(
                        placed.stop().id(),
                        was.crew().id(),
                        was.stop().start(),
                        placed.crew().id(),
                        start,
                        broken));
            }
        }
        var left = after.unassigned().stream().map(Item::id).toList();
        for (var was : old.values()) {
            var id = was.stop().id();
            if (!fresh.containsKey(id) && left.contains(id))
                moves.add(new Move(id, was.crew().id(), was.stop().start(), null, Task.UNKNOWN, true));
        }
        moves.sort((one, other) -> Integer.compare(order(one), order(other)));
        return new Difference(moves, moves.stream().anyMatch(Move::window), before.figures(), after.figures());
    }

    private static int order(Move move) {
        return move.toStart() < 0 ? Integer.MAX_VALUE : move.toStart();
    }

    private static boolean moved(DayPlan.Placed was, DayPlan.Placed is) {
        return !was.crew().id().equals(is.crew().id())
                || Math.abs(was.stop().start() - is.stop().start()) >= SAME_SECONDS
                || kept(was.stop()) && !kept(is.stop());
    }

    private static boolean kept(PlannedStop stop) {
        return stop.late() == 0 && stop.asTold();
    }
}
