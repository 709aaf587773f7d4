package furong.debit;

import furong.agency.AgentCode;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One amount to be collected by one mandate.
 *
 * @param endToEnd our reference, which every answer about it names
 * @param returnedOn when it was rejected or came back
 * @param called what became of the call about it, null if there was none
 */
public record Collection(
        CustomerId customer,
        CollectionId id,
        AccountId account,
        MandateId mandate,
        AgentCode bank,
        String endToEnd,
        Money amount,
        CollectionState state,
        @Nullable String reason,
        Reason.@Nullable Does does,
        @Nullable LocalDate settledOn,
        @Nullable LocalDate returnedOn,
        Instant changedAt,
        @Nullable String called) {}
