package furong.till;

import furong.organisation.StaffId;
import furong.platform.Money;
import java.time.Instant;
import java.time.LocalDate;

/** Cash a collector handed in: what they had on them by the books and what they laid down. */
public record Remittance(
        RemittanceId id,
        StaffId collector,
        LocalDate businessDate,
        Money inHand,
        Money remitted,
        String note,
        String receivedBy,
        Instant at) {

    public Money shortage() {
        return inHand.minus(remitted);
    }
}
