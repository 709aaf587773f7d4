package furong.consent;

/** What shows that a customer agreed. */
public sealed interface Evidence {

    How how();

    /** A signature drawn on the screen. */
    record Signed(Signature signature) implements Evidence {
        @Override
        public How how() {
            return How.SIGNATURE;
        }
    }

    /** A code that was sent to this phone came back. */
    record Coded(String phone) implements Evidence {
        @Override
        public How how() {
            return How.CODE;
        }
    }

    /** The customer said so on a recorded call. */
    record Recorded(String reference) implements Evidence {
        @Override
        public How how() {
            return How.VOICE;
        }
    }

    /** In one line, for keeping; {@link #of} reads it again. */
    default String text() {
        return switch (this) {
            case Signed(var signature) -> signature.text();
            case Coded(var phone) -> phone;
            case Recorded(var reference) -> reference;
        };
    }

    static Evidence of(How how, String text) {
        return switch (how) {
            case SIGNATURE -> new Signed(Signature.of(text));
            case CODE -> new Coded(text);
            case VOICE -> new Recorded(text);
        };
    }
}
