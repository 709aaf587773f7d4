package furong.routing;

/**
 * When a visit may <em>start</em>: not before {@code earliest}, not after {@code latest}; both may be the start itself.
 * How long the work takes afterwards does not matter to the window.
 *
 * @param earliest first tick at which the work may start; whoever comes sooner waits
 * @param latest last tick at which the work may start
 */
public record Window(int earliest, int latest) {

    /** @throws IllegalArgumentException if it ends before it begins or lies outside {@link Problem#TICKS_MAX} */
    public Window {
        if (earliest > latest) throw new IllegalArgumentException("window ends before it begins: " + earliest);
        Problem.checkTick(earliest);
        Problem.checkTick(latest);
    }
}
