package furong.debit;

import furong.agency.AgentCode;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A permission to collect from a bank account.
 *
 * @param reference under which the customer signed it
 * @param tail the last four characters of the bank account's number; the rest is sealed
 * @param stopped null if it is in force, else why it was stopped
 * @param notBefore the first day of the next try after a failed one
 * @param failures tries in a row that failed
 */
public record Mandate(
        CustomerId customer,
        MandateId id,
        AccountId account,
        String reference,
        AgentCode bank,
        String payer,
        String tail,
        LocalDate signedOn,
        @Nullable String stopped,
        @Nullable LocalDate notBefore,
        int failures) {

    public boolean isActive() {
        return stopped == null;
    }
}
