package furong.regulator;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a submitted return. */
public record SubmissionId(long value) implements Id {

    public static SubmissionId of(String text) {
        return new SubmissionId(Ids.parse(text));
    }

    static SubmissionId next() {
        return new SubmissionId(Ids.next());
    }
}
