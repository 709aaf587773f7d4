package furong.fulfilment;

import furong.fulfilment.Plan.Stage;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way of doing steps. Called in the transaction that moves the plan on, so that what it stores and the step's state
 * are one; whoever is outside is told after commit, by the modules called.
 */
interface Doing {

    /** The kinds of steps it does. */
    Set<String> kinds();

    /** What a reader is told the order waits for while such a step runs. */
    Stage stage();

    /**
     * Begins a step.
     *
     * @throws furong.platform.Refused if it cannot be done now; nothing has happened then
     */
    Begun begin(Turn turn);

    /**
     * Takes back what was begun or done.
     *
     * @throws furong.platform.Refused if it cannot be taken back any more
     */
    void undo(Turn turn, String why);

    /**
     * How beginning a step went.
     *
     * @param done nothing is left to wait for
     * @param subject what is waited for, {@code visit:…}; "" if the plan's reference says enough
     * @param expected when it should be over at the earliest; null for now
     */
    record Begun(boolean done, String subject, @Nullable Instant expected) {

        static final Begun DONE = new Begun(true, "", null);
        static final Begun RUNNING = new Begun(false, "", null);

        static Begun waitsFor(String subject) {
            return new Begun(false, subject, null);
        }

        static Begun waitsFor(String subject, Instant expected) {
            return new Begun(false, subject, expected);
        }
    }
}
