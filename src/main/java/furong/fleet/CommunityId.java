package furong.fleet;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a community. */
public record CommunityId(long value) implements Id {

    public static CommunityId of(String text) {
        return new CommunityId(Ids.parse(text));
    }

    public static CommunityId next() {
        return new CommunityId(Ids.next());
    }
}
