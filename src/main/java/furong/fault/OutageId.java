package furong.fault;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of an outage; people know its printed number instead. */
public record OutageId(long value) implements Id {

    private static final String SUBJECT = "outage:";

    public static OutageId of(String text) {
        return new OutageId(Ids.parse(text));
    }

    static OutageId next() {
        return new OutageId(Ids.next());
    }

    public String subject() {
        return SUBJECT + text();
    }

    public static boolean isSubject(String text) {
        return text.startsWith(SUBJECT);
    }

    public static OutageId ofSubject(String text) {
        return of(text.substring(SUBJECT.length()));
    }
}
