package furong.callback;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a matter reopened by an unhappy answer. */
public record ReworkId(long value) implements Id {

    public static ReworkId of(String text) {
        return new ReworkId(Ids.parse(text));
    }

    public static ReworkId next() {
        return new ReworkId(Ids.next());
    }

    /** How its promise and its second callback refer to this rework. */
    public String subject() {
        return "rework:" + text();
    }
}
