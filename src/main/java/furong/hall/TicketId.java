package furong.hall;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a queue ticket. */
public record TicketId(long value) implements Id {

    public static TicketId of(String text) {
        return new TicketId(Ids.parse(text));
    }

    public static TicketId next() {
        return new TicketId(Ids.next());
    }
}
