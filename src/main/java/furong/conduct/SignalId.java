package furong.conduct;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of something somebody says was not kept. */
public record SignalId(long value) implements Id {

    public static SignalId of(String text) {
        return new SignalId(Ids.parse(text));
    }

    public static SignalId next() {
        return new SignalId(Ids.next());
    }
}
