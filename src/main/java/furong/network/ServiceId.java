package furong.network;

import furong.platform.Id;
import furong.platform.Ids;

/** One service in the network: a voice line, a handset, a broadband access, a message box. */
public record ServiceId(long value) implements Id {

    public static ServiceId next() {
        return new ServiceId(Ids.next());
    }

    public static ServiceId of(String text) {
        return new ServiceId(Ids.parse(text));
    }
}
