package furong.care;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a case; people know its printed number instead. */
public record CaseId(long value) implements Id {

    private static final String SUBJECT = "case:";

    public static CaseId of(String text) {
        return new CaseId(Ids.parse(text));
    }

    static CaseId next() {
        return new CaseId(Ids.next());
    }

    /** How promises, duties and callbacks refer to it. */
    public String subject() {
        return SUBJECT + text();
    }

    public static boolean isSubject(String text) {
        return text.startsWith(SUBJECT);
    }

    public static CaseId ofSubject(String text) {
        return of(text.substring(SUBJECT.length()));
    }
}
