package furong.fieldwork;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a visit. */
public record VisitId(long value) implements Id {

    public static VisitId of(String text) {
        return new VisitId(Ids.parse(text));
    }

    public static VisitId next() {
        return new VisitId(Ids.next());
    }
}
