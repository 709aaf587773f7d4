package furong.resource;

import furong.platform.Id;
import furong.platform.Ids;

/** One place where a customer's wire ends in an exchange: a pair, a DSLAM port, a LAN socket, a PON branch. */
public record PortId(long value) implements Id {

    public static PortId of(String text) {
        return new PortId(Ids.parse(text));
    }
}
