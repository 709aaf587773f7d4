package furong.routing.search;

import furong.routing.Answer;
import furong.routing.Budget;
import furong.routing.Cost;
import furong.routing.Plan;
import furong.routing.Planner;
import furong.routing.Visit;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lets one or several threads search, and makes an answer of the best they found. */
public final class Solver {

    private Solver() {}

    /**
     * See {@link Planner#plan}. A search counts its thread's processor time and holds on to the processor: a virtual thread has no
     * such time, and would keep others from running, so it waits for a thread of the search's own.
     */
    public static Answer solve(Planner planner, Budget budget) {
        return Thread.currentThread().isVirtual() ? apart(planner, budget) : here(planner, budget);
    }

    private static Answer apart(Planner planner, Budget budget) {
        var search = new FutureTask<>(() -> here(planner, budget));
        Thread.ofPlatform().daemon().name("planner").start(search);
        try {
            return search.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopped) {
            search.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while planning", stopped);
        }
    }

    private static Answer here(Planner planner, Budget budget) {
        if (!planner.fewest() && planner.problem().visits().size() > planner.district())
            return new Districts(planner, budget).solve();
        var timer = new Timer(budget);
        var model = new Model(planner.problem());
        return planner.threads() == 1 ? alone(model, planner, timer) : together(model, planner, budget);
    }

    private static Answer alone(Model model, Planner planner, Timer timer) {
        var search = new Search(model, planner.seed(), planner.start());
        run(search, planner, timer, best -> best);
        return answer(model, search.best(), search.rounds);
    }

    private static void run(Search search, Planner planner, Timer timer, UnaryOperator<Snapshot> exchange) {
        if (planner.fewest()) search.reduce(timer);
        search.run(timer, planner.start() == null ? Search.HOT : Search.WARM, exchange);
    }

    private static Answer together(Model model, Planner planner, Budget budget) {
        var best = new AtomicReference<@Nullable Snapshot>();
        var rounds = new AtomicLong();
        try (var pool = Executors.newFixedThreadPool(planner.threads())) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < planner.threads(); i++) {
                var own = new Search(model, planner.seed() + i, planner.start());
                running.add(pool.submit(() -> {
                    run(own, planner, new Timer(budget), found -> better(best, found));
                    better(best, own.best());
                    rounds.addAndGet(own.rounds);
                }));
            }
            for (var one : running) one.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while planning", stopped);
        }
        return answer(model, better(best, new Search(model, planner.seed(), planner.start()).best()), rounds.get());
    }

    /** The better of what is known and what was found, which is then known. */
    private static Snapshot better(AtomicReference<@Nullable Snapshot> known, Snapshot found) {
        var best = known.accumulateAndGet(
                found, (was, fresh) -> was == null || (fresh != null && fresh.points() < was.points()) ? fresh : was);
        return best == null ? found : best;
    }

    static Answer answer(Model model, Snapshot best, long rounds) {
        var routes = new Routes(model);
        var bank = new Bank(model);
        best.restore(routes, bank);
        var schedule = new Schedule(model);
        var cost = Cost.NONE;
        var days = new ArrayList<Plan.Route>();
        for (int r = 0; r < model.crews; r++) {
            cost = cost.plus(schedule.cost(routes, r));
            days.add(schedule.route(routes, r));
        }
        var unserved = new ArrayList<Integer>();
        var left = new ArrayList<Integer>();
        var penalties = 0L;
        for (var v : bank.sorted()) {
            if (model.penalty[v] == Visit.MUST) {
                unserved.add(v);
            } else {
                left.add(v);
                penalties += model.penalty[v];
            }
        }
        cost = cost.plus(new Cost(0, 0, 0, 0, 0, 0, penalties));
        return new Answer(new Plan(days), cost, unserved, left, rounds);
    }
}
