package furong.exhibit;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a photograph or a scanned letter. */
public record ExhibitId(long value) implements Id {

    public static ExhibitId of(String text) {
        return new ExhibitId(Ids.parse(text));
    }

    public static ExhibitId next() {
        return new ExhibitId(Ids.next());
    }
}
