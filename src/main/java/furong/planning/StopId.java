package furong.planning;

import furong.fieldwork.VisitId;
import furong.platform.Id;
import furong.platform.Ids;

/** The identity of something to be done on a crew's day: a visit's own, or that of a stop of a community tour. */
public record StopId(long value) implements Id {

    public static StopId of(String text) {
        return new StopId(Ids.parse(text));
    }

    public static StopId of(VisitId visit) {
        return new StopId(visit.value());
    }

    public static StopId next() {
        return new StopId(Ids.next());
    }

    /** The visit of this id; meaningful for visits only. */
    public VisitId visit() {
        return new VisitId(value);
    }
}
