package furong.channel.web.till;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.customer.Account;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.ledger.Owed;
import furong.platform.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the clerk sees when a customer wants to pay: what is owed stands in the field already.
 *
 * @param loanMax how much the fund may lend; null where the clerk's hall has none
 * @param box what lies in the fund
 * @param tillOpen whether the clerk's till is open
 */
public record PayForm(
        Customer customer,
        Account account,
        Map<AccountId, Owed> owed,
        @Nullable Money loanMax,
        @Nullable Money box,
        boolean tillOpen,
        String key) {

    public String href() {
        return "/customers/" + customer.id().text();
    }

    public Owed here() {
        return java.util.Objects.requireNonNull(owed.get(account.id()));
    }

    /** What to ask for: nothing less than nothing. */
    public Money due() {
        return here().payable();
    }

    public List<Option> accounts(Shell shell) {
        return customer.accounts().stream()
                .map(one -> new Option(
                        one.id().text(),
                        one.number() + " " + one.name(),
                        shell.money(java.util.Objects.requireNonNull(owed.get(one.id()))
                                .open())))
                .toList();
    }
}
