package furong.contact;

import furong.customer.CustomerId;

/**
 * A contact that has happened already.
 *
 * @param caller the number they rang from, or who spoke for them; "" if that is not known
 * @param reason code of {@link Phrasebook#reasons}
 * @param outcome code of {@link Phrasebook#outcomes}
 * @param subject what came of it, "" if nothing did
 * @param outgoing whether we turned to them
 */
public record NewTouch(
        CustomerId customer,
        ContactChannel channel,
        String caller,
        String reason,
        String outcome,
        String note,
        String subject,
        boolean outgoing) {

    /** Somebody turned to us. */
    public NewTouch(
            CustomerId customer,
            ContactChannel channel,
            String caller,
            String reason,
            String outcome,
            String note,
            String subject) {
        this(customer, channel, caller, reason, outcome, note, subject, false);
    }

    /** We turned to the customer: a message, a letter. */
    public static NewTouch written(
            CustomerId customer, ContactChannel channel, Wording words, String note, String subject) {
        return new NewTouch(customer, channel, "", words.reason(), words.outcome(), note, subject, true);
    }

    /** Why and with what outcome, by their codes. */
    public record Wording(String reason, String outcome) {}
}
