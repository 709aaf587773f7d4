package furong.message;

/** The port to a centre that sends short messages. Called outside any transaction, perhaps more than once. */
public interface MessageCentre {

    /**
     * Hands a message over. The centre sends each id once: handed over again, it answers as it did the first time.
     *
     * @return the centre's own name for it
     * @throws Trouble if the centre did not take it; it is handed over again later
     * @throws Refusal if it never will
     */
    String take(Sms sms) throws Trouble, Refusal;

    /** What is sent to a phone, and whose message it is. */
    record Sms(long customer, MessageId id, String phone, String words) {}

    /** The centre is away, full or slow. */
    class Trouble extends Exception {
        public Trouble(String message) {
            super(message);
        }
    }

    /** The centre will not send this one, whoever asks. */
    class Refusal extends Exception {
        public Refusal(String message) {
            super(message);
        }
    }
}
