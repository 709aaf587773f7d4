package furong.routing;

/**
 * A rest of a crew. It must start within its bounds and is taken whole: at the place just left, on the way, or at the next
 * place before the work begins; never during a visit. Breaks are taken in the order given.
 *
 * @param earliest first tick at which it may start
 * @param latest last tick at which it may start
 * @param ticks how long it lasts
 */
public record Break(int earliest, int latest, int ticks) {

    /** @throws IllegalArgumentException if the bounds are reversed or the length is negative */
    public Break {
        if (earliest > latest) throw new IllegalArgumentException("break ends before it begins: " + earliest);
        Problem.checkTick(earliest);
        Problem.checkTick(latest);
        Problem.checkTick(ticks);
        if (ticks < 0) throw new IllegalArgumentException("break of negative length: " + ticks);
    }
}
