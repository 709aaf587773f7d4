package furong.routing.search;

import furong.routing.Answer;
import furong.routing.Budget;
import furong.routing.Link;
import furong.routing.Plan;
import furong.routing.Planner;
import furong.routing.Problem;
import furong.routing.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Plans what is too large to be searched as a whole: crews that work near each other make a district, each district is searched by
 * itself, and then again with other borders, so that what lay on both sides of one lies in the middle of another.
 */
final class Districts {

    /** A first and several more rounds of districts, each with other borders; the first one takes the most of the budget. */
    private static final double[] SHARES = {0.35, 0.2, 0.15, 0.1};

    /** The rest goes to the whole: at the begin until each visit has its place, and at the end. */
    private static final double WHOLE = 0.1;

    /** Temperatures these begin with, as {@link Search#HOT} is one. */
    private static final double[] HEATS = {Search.HOT, 0.15, 0.1, 0.06};

    /** Of the idle crews this part of a district's goes along, and one of each class at least. */
    private static final int IDLE_PART = 4;

    private final Planner planner;
    private final Problem problem;
    private final Budget budget;
    private final Dice dice;
    private final int sizeMax;
    private Plan plan;
    private long rounds;

    Districts(Planner planner, Budget budget) {
        this.planner = planner;
        this.budget = budget;
        problem = planner.problem();
        dice = new Dice(planner.seed());
        sizeMax = Math.max(2, planner.district() / 2);
        plan = new Plan(List.of());
    }

    Answer solve() {
        var model = new Model(problem);
        var begin = new Search(model, planner.seed(), planner.start());
        if (budget.amount() > 0) begin.fill();
        if (!begin.isComplete()) whole(begin);
        var best = begin.best();
        for (int i = 0; i < SHARES.length && budget.amount() > 0; i++) {
            plan = Solver.answer(model, best, 0).plan();
            improve(SHARES[i], planner.start() == null ? HEATS[i] : Math.min(HEATS[i], Search.WARM), model);
            // links over borders may settle at other times when all is put together: what is not better is not taken
            var together = new Search(model, planner.seed(), plan).best();
            if (together.points() <= best.points()) best = together;
        }
        var end =
                new Search(model, planner.seed(), Solver.answer(model, best, 0).plan());
        whole(end);
        if (end.best().points() < best.points()) best = end.best();
        return Solver.answer(model, best, rounds);
    }

    private void whole(Search search) {
        search.run(new Timer(part(WHOLE)), Search.WARM, same -> same);
        rounds += search.rounds;
    }

    private Budget part(double share) {
        return new Budget(budget.kind(), budget.amount() == 0 ? 0 : Math.max(1, (long) (budget.amount() * share)));
    }

    private record Found(Piece piece, Answer answer) {}

    /** Once through all districts. */
    private void improve(double share, double heat, Model model) {
        var pieces = pieces(model);
        if (pieces.isEmpty()) return;
        var own = part(share * Math.min(1, planner.threads() / (double) pieces.size()));
        var routes = plan.routes().toArray(Plan.Route[]::new);
        for (var found : searched(pieces, own, heat)) {
            found.piece().putInto(routes, found.answer().plan());
            rounds += found.answer().rounds();
        }
        plan = new Plan(Arrays.asList(routes));
    }

    private List<Found> searched(List<Piece> pieces, Budget own, double heat) {
        var found = new ArrayList<Found>();
        if (planner.threads() == 1) {
            for (var piece : pieces) found.add(search(piece, own, heat, dice.below(Integer.MAX_VALUE)));
            return found;
        }
        try (var pool = Executors.newFixedThreadPool(planner.threads())) {
            var running = new ArrayList<Future<Found>>();
            for (var piece : pieces) {
                var seed = dice.below(Integer.MAX_VALUE);
                running.add(pool.submit(() -> search(piece, own, heat, seed)));
            }
            for (var one : running) found.add(one.get());
            return found;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while planning", stopped);
        }
    }

    private static Found search(Piece piece, Budget own, double heat, long seed) {
        var timer = new Timer(own);
        var model = new Model(piece.problem);
        var search = new Search(model, seed, piece.plan);
        search.run(timer, heat, best -> best);
        return new Found(piece, Solver.answer(model, search.best(), search.rounds));
    }

    /** Crews sorted into districts: those that work nearest to a visit drawn by lot, until there is work enough; and again. */
    private List<Piece> pieces(Model model) {
        var starts = new int[model.visits];
        var open = new ArrayList<Integer>();
        var idle = new ArrayList<Integer>();
        for (int r = 0; r < model.crews; r++) {
            var stops = plan.routes().get(r).stops();
            (stops.isEmpty() ? idle : open).add(r);
            for (var stop : stops) starts[stop.visit()] = stop.start();
        }
        open.removeIf(r -> isTied(r));
        var bank = bank(model);
        var pieces = new ArrayList<Piece>();
        while (!open.isEmpty()) {
            var stops = plan.routes().get(open.get(dice.below(open.size()))).stops();
            var centre = stops.get(dice.below(stops.size())).visit();
            var crews = nearest(centre, open, model);
            open.removeAll(crews);
            var last = open.isEmpty();
            var extra = last ? bank : nearBank(centre, bank, crews, model);
            bank.removeAll(extra);
            crews.addAll(spare(idle, crews.size(), last, model));
            idle.removeAll(crews);
            pieces.add(new Piece(problem, plan, crews, fitting(extra, crews), starts));
        }
        if (pieces.isEmpty() && !idle.isEmpty())
            pieces.add(new Piece(problem, plan, idle, fitting(bank, idle), starts));
        return pieces;
    }

    /** Something of its pinned prefix is awaited elsewhere: such a crew's day stays as it is. */
    private boolean isTied(int r) {
        var facts = problem.crews().get(r).prefix();
        return !facts.isEmpty()
                && problem.links().stream()
                        .anyMatch(link -> facts.contains(link.first()) || facts.contains(link.second()));
    }

    private List<Integer> bank(Model model) {
        var served = new boolean[model.visits];
        for (var route : plan.routes()) for (var stop : route.stops()) served[stop.visit()] = true;
        return new ArrayList<>(
                IntStream.range(0, model.visits).filter(v -> !served[v]).boxed().toList());
    }

    private List<Integer> nearest(int centre, List<Integer> open, Model model) {
        var way = new long[model.crews];
        for (int r : open) {
            var sum = 0L;
            var stops = plan.routes().get(r).stops();
            for (var stop : stops) sum += (long) model.cost[centre][stop.visit()] + model.cost[stop.visit()][centre];
            way[r] = sum / stops.size();
        }
        var sorted = open.stream()
                .sorted(Comparator.<Integer>comparingLong(r -> way[r]).thenComparingInt(r -> r))
                .toList();
        var chosen = new ArrayList<Integer>();
        var size = 0;
        for (int r : sorted) {
            size += plan.routes().get(r).stops().size();
            if (size > sizeMax && !chosen.isEmpty()) break;
            chosen.add(r);
        }
        return chosen;
    }

    /** Visits nobody does go where a crew of the district is nearest; half of them stay for the others. */
    private List<Integer> nearBank(int centre, List<Integer> bank, List<Integer> crews, Model model) {
        var share = Math.min(bank.size(), sizeMax / 2);
        return bank.stream()
                .sorted(Comparator.<Integer>comparingInt(v -> model.cost[centre][v])
                        .thenComparingInt(v -> v))
                .limit(crews.isEmpty() ? 0 : share)
                .toList();
    }

    private List<Integer> spare(List<Integer> idle, int crews, boolean all, Model model) {
        if (all) return List.copyOf(idle);
        var taken = new int[model.classes];
        var most = 1 + crews / IDLE_PART;
        return idle.stream().filter(r -> taken[model.classOf[r]]++ < most).toList();
    }

    /** Those that could be done here: not by another crew only, and nothing they depend on is elsewhere. */
    private List<Integer> fitting(List<Integer> bank, List<Integer> crews) {
        var here = new ArrayList<>(bank);
        here.removeIf(v -> {
            var only = problem.visits().get(v).crew();
            return only != Visit.ANY && !crews.contains(only);
        });
        var served = new ArrayList<Integer>();
        for (int r : crews) served.addAll(plan.visits(r));
        while (here.removeIf(v -> dependsElsewhere(v, here, served))) continue;
        return here;
    }

    private boolean dependsElsewhere(int v, List<Integer> here, List<Integer> served) {
        for (Link link : problem.links()) {
            if (link.first() != v && link.second() != v) continue;
            var other = link.first() == v ? link.second() : link.first();
            if (!here.contains(other) && !served.contains(other)) return true;
        }
        return false;
    }
}
