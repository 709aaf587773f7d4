package furong.routing.search;

import furong.routing.Budget;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How much of a budget is gone, from 0 to 1. Belongs to the thread that made it. */
final class Timer {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS_PER_MILLI = 1e6;

    private final Budget budget;
    private final long begin;

    Timer(Budget budget) {
        this.budget = budget;
        begin = now();
        if (begin < 0 && budget.kind() == Budget.Kind.CPU)
            throw new IllegalStateException("this thread's processor time is not known: the search would never end");
    }

    private long now() {
        return switch (budget.kind()) {
            case WALL -> System.nanoTime();
            case CPU -> THREADS.getCurrentThreadCpuTime();
            case ROUNDS -> 0;
        };
    }

    double gone(long rounds) {
        if (budget.amount() == 0) return 1;
        return switch (budget.kind()) {
            case ROUNDS -> rounds / (double) budget.amount();
            case WALL, CPU -> (now() - begin) / (budget.amount() * NANOS_PER_MILLI);
        };
    }
}
