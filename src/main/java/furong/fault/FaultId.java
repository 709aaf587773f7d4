package furong.fault;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a fault; people know its printed number instead. */
public record FaultId(long value) implements Id {

    private static final String SUBJECT = "fault:";

    public static FaultId of(String text) {
        return new FaultId(Ids.parse(text));
    }

    static FaultId next() {
        return new FaultId(Ids.next());
    }

    public String subject() {
        return SUBJECT + text();
    }

    public static boolean isSubject(String text) {
        return text.startsWith(SUBJECT);
    }

    public static FaultId ofSubject(String text) {
        return of(text.substring(SUBJECT.length()));
    }
}
