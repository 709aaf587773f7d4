package furong.routing.search;

import furong.routing.Crew;
import furong.routing.Problem;
import furong.routing.Visit;
import furong.routing.Weights;
import furong.routing.Window;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The problem as flat arrays, made once and shared by all threads. Nodes are the visits, then the distinct places where
 * days begin and end, then "nowhere", which is no way from anywhere.
 */
final class Model {

    /** Later than anything; small enough that a few ticks may be added. */
    static final int NEVER = 1 << 30;

    /** Of a wait between two visits, this part counts as if it were way. */
    private static final int WAITED_PART = 5;

    final Problem problem;
    final int visits;
    final int crews;
    final int kinds;
    final boolean timed;
    /** From row to column, and the same turned round; one table where ways are symmetric. */
    final int[][] time;

    final int[][] timeIn;
    final int[][] cost;
    final int[][] costIn;

    final int[] startNode;
    final int[] endNode;
    final int[] from;
    final int[] limit;
    final Pauses[] pauses;
    /** By crew, by visit; crews of the same pace share a row. */
    final int[][] duration;
    /** When a visit may start at the earliest and the latest; between them {@link #choices} where there are several. */
    final int[] open;

    final int[] close;
    final int[] @Nullable [] choices;
    /** Windows as promised, joined where they overlap: from, until, from, until … */
    final int[][] promised;

    final boolean[][] allowed;
    final int[] demand;
    final int[] stock;
    final long[] penalty;
    /** Crews that are alike in everything have one number: only one idle crew of a class need be looked at. */
    final int[] classOf;

    final int classes;

    final int[][] prefix;
    /** By visit, those nearest to it, and those that may well be done just before or after it. */
    final int[][] near;

    final int[][] nearInTime;
    final Groups groups;
    /** By visit, the group of linked visits it is in, −1 if it stands alone. */
    final int[] group;

    Model(Problem problem) {
        this.problem = problem;
        visits = problem.visits().size();
        crews = problem.crews().size();
        timed = timed(problem.weights());
        var ways = new Ways(problem);
        startNode = ways.startNode;
        endNode = ways.endNode;
        time = ways.time;
        cost = ways.cost;
        timeIn = ways.timeIn;
        costIn = ways.costIn;
        from = problem.crews().stream().mapToInt(Crew::from).toArray();
        limit = problem.crews().stream()
                .mapToInt(crew -> crew.until() + crew.overtimeMax())
                .toArray();
        duration = durations();
        prefix = problem.crews().stream()
                .map(crew -> crew.prefix().stream().mapToInt(visit -> visit).toArray())
                .toArray(int[][]::new);
        open = new int[visits];
        close = new int[visits];
        choices = new int[visits][];
        promised = new int[visits][];
        windows();
        kinds = kinds();
        demand = amounts(problem.visits().stream().map(Visit::demand).toList());
        stock = amounts(problem.crews().stream().map(Crew::stock).toList());
        penalty = problem.visits().stream().mapToLong(Visit::penalty).toArray();
        allowed = allowed();
        classOf = classes();
        classes = Arrays.stream(classOf).max().orElseThrow() + 1;
        pauses = new Pauses[crews];
        for (int crew = 0; crew < crews; crew++) pauses[crew] = prefixDone(crew);
        near = ways.near(visits, (before, after) -> 0);
        nearInTime = ways.near(visits, this::apart);
        groups = new Groups(this);
        group = groups.of;
    }

    /** Whether anything but the way itself costs something. */
    private static boolean timed(Weights weights) {
        return (weights.idle()
                        | weights.lateness()
                        | weights.overtime()
                        | weights.otherCrew()
                        | weights.shift()
                        | weights.risk())
                != 0;
    }

    private int[][] durations() {
        var byPace = new HashMap<Integer, int[]>();
        var rows = new int[crews][];
        for (int crew = 0; crew < crews; crew++) {
            rows[crew] = byPace.computeIfAbsent(
                    problem.crews().get(crew).pace(),
                    pace -> problem.visits().stream()
                            .mapToInt(visit -> (int) (((long) visit.duration() * pace + 99) / 100))
                            .toArray());
        }
        return rows;
    }

    private void windows() {
        var pinned = new boolean[visits];
        for (var row : prefix) for (var visit : row) pinned[visit] = true;
        for (int v = 0; v < visits; v++) {
            var visit = problem.visits().get(v);
            promised[v] = joined(visit.windows(), 0);
            var start = visit.start();
            var hull = start == null ? joined(visit.windows(), visit.lateMax()) : new int[] {start, start};
            open[v] = hull[0];
            close[v] = pinned[v] ? NEVER : hull[hull.length - 1];
            if (hull.length > 2 && !pinned[v]) choices[v] = hull;
        }
    }

    private static int[] joined(List<Window> windows, int later) {
        var sorted = windows.stream()
                .sorted(Comparator.comparingInt(Window::earliest))
                .toList();
        var ends = new int[2 * sorted.size()];
        var size = 0;
        for (var window : sorted) {
            if (size > 0 && window.earliest() <= ends[size - 1]) {
                ends[size - 1] = Math.max(ends[size - 1], window.latest() + later);
            } else {
                ends[size++] = window.earliest();
                ends[size++] = window.latest() + later;
            }
        }
        return Arrays.copyOf(ends, size);
    }

    private int kinds() {
        var most = 0;
        for (var visit : problem.visits()) most = Math.max(most, visit.demand().size());
        return most;
    }

    private int[] amounts(List<List<Integer>> lists) {
        var flat = new int[lists.size() * kinds];
        for (int i = 0; i < lists.size(); i++)
            for (int k = 0; k < Math.min(kinds, lists.get(i).size()); k++)
                flat[i * kinds + k] = lists.get(i).get(k);
        return flat;
    }

    private boolean[][] allowed() {
        var table = new boolean[visits][crews];
        for (int v = 0; v < visits; v++) {
            var visit = problem.visits().get(v);
            for (int r = 0; r < crews; r++) {
                var crew = problem.crews().get(r);
                table[v][r] = (visit.crew() == Visit.ANY || visit.crew() == r)
                        && !visit.forbidden().contains(r)
                        && visit.skills().entrySet().stream()
                                .allMatch(skill -> crew.skills().getOrDefault(skill.getKey(), Integer.MIN_VALUE)
                                        >= skill.getValue());
            }
        }
        return table;
    }

    /** What the bounds of two visits' starts add to the way between them: ticks waited in part, ticks late in full. */
    private long apart(int before, int after) {
        var done = duration[0][before] + time[before][after];
        var waited = Math.max(0L, (long) open[after] - done - close[before]);
        var late = Math.max(0L, (long) open[before] + done - close[after]);
        return Math.max(1, problem.weights().travel()) * (waited / WAITED_PART + late);
    }

    int classSize(int number) {
        return (int) Arrays.stream(classOf).filter(c -> c == number).count();
    }

    private int[] classes() {
        var named = new HashSet<Integer>();
        for (var visit : problem.visits()) {
            if (visit.crew() != Visit.ANY) named.add(visit.crew());
            named.addAll(visit.forbidden());
            var published = visit.published();
            if (published != null) named.add(published.crew());
        }
        var numbers = new HashMap<Object, Integer>();
        var classes = new int[crews];
        for (int crew = 0; crew < crews; crew++) {
            var key = named.contains(crew) || prefix[crew].length > 0
                    ? (Object) crew
                    : problem.crews().get(crew);
            classes[crew] = numbers.computeIfAbsent(key, fresh -> numbers.size());
        }
        return classes;
    }

    /** When a visit of a pinned prefix starts, if the crew takes no break before it; never for the others. */
    int factualStart(int v) {
        for (int crew = 0; crew < crews; crew++) {
            var tick = from[crew];
            var node = startNode[crew];
            for (var visit : prefix[crew]) {
                tick = Math.max(tick + time[node][visit], open[visit]);
                if (visit == v) return tick;
                tick += duration[crew][visit];
                node = visit;
            }
        }
        return NEVER;
    }

    /** Walks the pinned prefix without a break; what cannot be kept because of it does not bind this crew. */
    private Pauses prefixDone(int crew) {
        var breaks = problem.crews().get(crew).breaks();
        if (prefix[crew].length == 0) return Pauses.of(breaks, -NEVER / 2);
        var tick = from[crew];
        var node = startNode[crew];
        for (var visit : prefix[crew]) {
            tick = Math.max(tick + time[node][visit], open[visit]) + duration[crew][visit];
            node = visit;
        }
        var done = tick;
        tick += time[node][endNode[crew]];
        for (var rest : breaks) tick = Math.max(tick, rest.earliest()) + rest.ticks();
        limit[crew] = Math.max(limit[crew], tick);
        return Pauses.of(breaks, done);
    }
}
