package furong.planning;

/** A task with what was said about it: what a plan puts in order. */
public record Item(Task task, Marks marks) {

    /** A customer who comes later than the window has this long for us to come. */
    private static final int LATER_WINDOW = 2 * 3600;

    public static Item of(Task task) {
        return new Item(task, Marks.NONE);
    }

    public StopId id() {
        return task.id();
    }

    /** First tick at which it may begin. */
    public int earliest() {
        var pinned = marks.pinnedStart();
        if (pinned != null) return pinned;
        var later = marks.notBefore();
        return later == null ? task.from() : Math.max(task.from(), later);
    }

    /** Last tick at which it is in time. */
    public int latest() {
        var pinned = marks.pinnedStart();
        if (pinned != null) return pinned;
        var later = marks.notBefore();
        return later == null ? task.until() : Math.max(task.until(), later + LATER_WINDOW);
    }

    public int seconds() {
        return 60 * (task.minutes() + marks.overrun());
    }

    public Item with(Marks other) {
        return new Item(task, other);
    }
}
