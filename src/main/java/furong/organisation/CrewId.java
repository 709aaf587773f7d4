package furong.organisation;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a crew. */
public record CrewId(long value) implements Id {

    public static CrewId of(String text) {
        return new CrewId(Ids.parse(text));
    }

    public static CrewId next() {
        return new CrewId(Ids.next());
    }
}
