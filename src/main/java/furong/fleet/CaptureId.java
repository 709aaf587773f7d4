package furong.fleet;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a wish taken down at a vehicle. */
public record CaptureId(long value) implements Id {

    public static CaptureId of(String text) {
        return new CaptureId(Ids.parse(text));
    }

    public static CaptureId next() {
        return new CaptureId(Ids.next());
    }
}
