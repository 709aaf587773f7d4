package furong.routing.search;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The plan being worked on. What was changed since the last {@link #keep} is taken back by {@link #undo}; a row is copied
 * when it is first touched, so that both cost what was touched and no more.
 */
final class Routes {

    final Model model;
    /** Bounds of each start: the visit's own, narrowed where linked visits have agreed on a time. */
    final int[] open;

    final int[] close;
    final int[] routeOf;
    final int[] positionOf;
    /** Positions up to this one are facts. */
    final int[] frozen;

    /** Crews with nothing to do, by class: one of each is enough to look at. Closed ones are in none. */
    final int[][] idle;

    final int[] idleCount;
    private final int[] idleAt;
    private final boolean[] closed;

    final Row[] rows;
    /** Changes whenever a row has changed for good; 0 while it is touched. */
    final int[] stamp;

    private final int[] version;
    private final boolean[] touched;
    final int[] touchedRows;
    int touchedCount;
    /** Crews that have something to do. */
    final int[] used;

    int usedCount;
    private final int[] usedAt;
    private final Row[] saved;
    /** Bounds as they were before each change since the last keep. */
    private final ArrayDeque<int[]> bounds = new ArrayDeque<>();

    private int versions;

    Routes(Model model) {
        this.model = model;
        open = model.open.clone();
        close = model.close.clone();
        routeOf = new int[model.visits];
        positionOf = new int[model.visits];
        Arrays.fill(routeOf, -1);
        frozen = new int[model.crews];
        closed = new boolean[model.crews];
        idleAt = new int[model.crews];
        idleCount = new int[model.classes];
        idle = new int[model.classes][];
        for (int c = 0; c < model.classes; c++) idle[c] = new int[model.classSize(c)];
        for (int r = 0; r < model.crews; r++) addIdle(r);
        rows = new Row[model.crews];
        saved = new Row[model.crews];
        stamp = new int[model.crews];
        version = new int[model.crews];
        touched = new boolean[model.crews];
        touchedRows = new int[model.crews];
        used = new int[model.crews];
        usedAt = new int[model.crews];
        Arrays.fill(usedAt, -1);
        for (int r = 0; r < model.crews; r++) {
            rows[r] = new Row(model, r, this);
            saved[r] = new Row(model, r, this);
            version[r] = ++versions;
            stamp[r] = version[r];
            for (var visit : model.prefix[r]) insert(visit, r, rows[r].length);
            frozen[r] = model.prefix[r].length;
        }
        keep();
    }

    /** Remembers the row as it is. */
    private void touch(int r) {
        if (touched[r]) return;
        touched[r] = true;
        stamp[r] = 0;
        touchedRows[touchedCount++] = r;
        saved[r].copyFrom(rows[r]);
    }

    void insert(int v, int r, int after) {
        touch(r);
        rows[r].insert(v, after);
        number(r, after + 1);
        noteUse(r);
    }

    /** See {@link Row#remove}; false if the rest cannot be driven, which only odd tables of travel bring about. */
    boolean remove(int r, int first, int last, int stay, int stays) {
        touch(r);
        var row = rows[r];
        for (int p = first; p <= last; p++) if (p < stay || p >= stay + stays) routeOf[row.nodes[p]] = -1;
        row.remove(first, last, stay, stays);
        number(r, first);
        noteUse(r);
        return row.drivable();
    }

    /** Narrows or widens when a linked visit may start. Its row, if it is in one, must be renewed. */
    void bound(int v, int earliest, int latest) {
        bounds.push(new int[] {v, open[v], close[v]});
        open[v] = earliest;
        close[v] = latest;
    }

    void renew(int r) {
        touch(r);
        rows[r].renew();
    }

    /** Puts another order into a row. */
    void replace(int r, int[] order) {
        touch(r);
        var row = rows[r];
        for (int p = 1; p <= row.length; p++) if (routeOf[row.nodes[p]] == r) routeOf[row.nodes[p]] = -1;
        row.become(order);
        number(r, 1);
        noteUse(r);
    }

    void keep() {
        for (int i = 0; i < touchedCount; i++) {
            var r = touchedRows[i];
            touched[r] = false;
            version[r] = ++versions;
            stamp[r] = version[r];
        }
        touchedCount = 0;
        if (!bounds.isEmpty()) bounds.clear();
    }

    /** Everything as at the last {@link #keep}. */
    void undo() {
        for (int i = 0; i < touchedCount; i++) {
            var row = rows[touchedRows[i]];
            for (int p = row.length; p > 0; p--) routeOf[row.nodes[p]] = -1;
        }
        for (int i = 0; i < touchedCount; i++) {
            var r = touchedRows[i];
            var row = rows[r];
            rows[r] = saved[r];
            saved[r] = row;
            number(r, 1);
            touched[r] = false;
            stamp[r] = version[r];
            noteUse(r);
        }
        while (!bounds.isEmpty()) {
            var was = bounds.pop();
            open[was[0]] = was[1];
            close[was[0]] = was[2];
        }
        touchedCount = 0;
    }

    /** Whether versions run short, which they do after two thousand million changes. */
    boolean versionsRunShort() {
        return versions > Integer.MAX_VALUE - 1_000_000;
    }

    void countVersionsAnew() {
        versions = 0;
        for (int r = 0; r < version.length; r++) version[r] = ++versions;
        System.arraycopy(version, 0, stamp, 0, stamp.length);
    }

    private void number(int r, int first) {
        var row = rows[r];
        for (int p = first; p <= row.length; p++) {
            routeOf[row.nodes[p]] = r;
            positionOf[row.nodes[p]] = p;
        }
    }

    private void noteUse(int r) {
        var busy = rows[r].length > 0;
        if (busy == usedAt[r] >= 0) return;
        if (busy) {
            usedAt[r] = usedCount;
            used[usedCount++] = r;
            dropIdle(r);
        } else {
            var moved = used[--usedCount];
            used[usedAt[r]] = moved;
            usedAt[moved] = usedAt[r];
            usedAt[r] = -1;
            addIdle(r);
        }
    }

    private void addIdle(int r) {
        if (closed[r]) return;
        var c = model.classOf[r];
        idleAt[r] = idleCount[c];
        idle[c][idleCount[c]++] = r;
    }

    private void dropIdle(int r) {
        if (closed[r]) return;
        var c = model.classOf[r];
        var moved = idle[c][--idleCount[c]];
        idle[c][idleAt[r]] = moved;
        idleAt[moved] = idleAt[r];
    }

    /** From now on the crew, which has nothing to do, stays at home. */
    void close(int r) {
        dropIdle(r);
        closed[r] = true;
    }

    boolean isClosed(int r) {
        return closed[r];
    }
}
