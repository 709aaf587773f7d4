package furong.routing.search;

import furong.routing.Visit;
import java.util.Arrays;
import java.util.List;

/** Visits that are in no row, and what that costs. */
final class Bank {

    /** More than any plan: a visit that must be done is never given up for points. */
    static final long MUST_POINTS = 1L << 45;

    private final Model model;
    int[] visits;
    int count;
    long points;
    private int[] savedVisits;
    private int savedCount;
    private long savedPoints;

    Bank(Model model) {
        this.model = model;
        visits = new int[model.visits];
        savedVisits = new int[model.visits];
    }

    void add(int v) {
        visits[count++] = v;
        points += price(v);
    }

    long price(int v) {
        return model.penalty[v] == Visit.MUST ? MUST_POINTS : model.penalty[v];
    }

    void clear() {
        count = 0;
        points = 0;
    }

    void begin() {
        System.arraycopy(visits, 0, savedVisits, 0, count);
        savedCount = count;
        savedPoints = points;
    }

    void undo() {
        var swap = visits;
        visits = savedVisits;
        savedVisits = swap;
        count = savedCount;
        points = savedPoints;
    }

    List<Integer> sorted() {
        return Arrays.stream(visits, 0, count).sorted().boxed().toList();
    }

    int[] copy() {
        return Arrays.copyOf(visits, count);
    }
}
