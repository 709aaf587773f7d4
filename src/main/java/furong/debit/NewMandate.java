package furong.debit;

import furong.agency.AgentCode;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import java.time.LocalDate;

/** A mandate to be registered; {@code bankAccount} is the number to collect from. */
public record NewMandate(
        CustomerId customer,
        AccountId account,
        AgentCode bank,
        String reference,
        String payer,
        String bankAccount,
        LocalDate signedOn) {

    public NewMandate {
        reference = reference.strip();
        payer = payer.strip();
        bankAccount = bankAccount.replace(" ", "");
    }

    @Override
    public String toString() {
        return "NewMandate[" + reference + "]";
    }
}
