package furong.contact;

import furong.customer.CustomerId;

/**
 * A contact that has happened already.
 *
 * @param caller the number they rang from, or who spoke for them; "" if that is not known
 * @param reason code of {@link Phrasebook#reasons}
 * @param outcome code of {@link Phrasebook#outcomes}
 * @param subject what came of it, "" if nothing did
 */
public record NewTouch(
        CustomerId customer,
        ContactChannel channel,
        String caller,
        String reason,
        String outcome,
        String note,
        String subject) {}
