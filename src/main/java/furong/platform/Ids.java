package furong.platform;

import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidCreator;

/** Makes time-ordered 64-bit ids in the application, so that no table shares a sequence; and reads their written form. */
public final class Ids {

    private Ids() {}

    public static long next() {
        return TsidCreator.getTsid().toLong();
    }

    /** Thirteen characters of Crockford's base 32, in the order of the ids. */
    public static String text(long id) {
        return Tsid.from(id).toString();
    }

    /** The id behind its written form. An unreadable one is refused as {@code not-found}: nothing has that name. */
    public static long parse(String text) {
        if (!Tsid.isValid(text)) throw new Refused("not-found", text);
        return Tsid.from(text).toLong();
    }
}
