package furong.improvement;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a meeting with customers. */
public record PanelId(long value) implements Id {

    public static PanelId of(String text) {
        return new PanelId(Ids.parse(text));
    }

    public static PanelId next() {
        return new PanelId(Ids.next());
    }
}
