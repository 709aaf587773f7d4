package furong.contact;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a contact. */
public record ContactId(long value) implements Id {

    public static ContactId of(String text) {
        return new ContactId(Ids.parse(text));
    }

    static ContactId next() {
        return new ContactId(Ids.next());
    }

    /** How timelines and audits refer to it. */
    public String subject() {
        return "contact:" + text();
    }
}
