package furong.conduct;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a proceeding about a breach. */
public record ProceedingId(long value) implements Id {

    public static ProceedingId of(String text) {
        return new ProceedingId(Ids.parse(text));
    }

    public static ProceedingId next() {
        return new ProceedingId(Ids.next());
    }
}
