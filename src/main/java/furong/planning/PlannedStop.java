package furong.planning;

/**
 * A stop on a crew's day.
 *
 * @param arrive tick at which the crew is at the door
 * @param start tick at which the work begins
 * @param end tick at which it is done
 * @param travel seconds of the way there
 * @param metres of the way there
 * @param idle seconds the crew waits at the door; a meal is not waiting
 * @param late seconds after the last tick that was promised; 0 if in time
 */
public record PlannedStop(Item item, int arrive, int start, int end, int travel, int metres, int idle, int late) {

    public Task task() {
        return item.task();
    }

    public Marks marks() {
        return item.marks();
    }

    public StopId id() {
        return item.id();
    }

    /** Seconds that may go wrong before it until the promise breaks; negative if it is broken. */
    public int slack() {
        return item.latest() - start;
    }

    /** Whether it begins within the window the customer was told, if one was. */
    public boolean asTold() {
        var told = marks().told();
        return told == null || task().begun() || told.has(start);
    }
}
