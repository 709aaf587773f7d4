package furong.message;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a short message; the centre knows it by the same name, so that it sends each once. */
public record MessageId(long value) implements Id {

    public static MessageId of(String text) {
        return new MessageId(Ids.parse(text));
    }

    public static MessageId next() {
        return new MessageId(Ids.next());
    }
}
