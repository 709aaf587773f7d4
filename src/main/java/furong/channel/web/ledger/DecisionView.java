package furong.channel.web.ledger;

import furong.channel.web.Shell;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.ledger.Contests.Contest;
import furong.ledger.Discretion.Request;
import furong.ledger.LedgerCheck;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a decision.
 *
 * @param reader id of who reads it: they cannot decide what they asked for
 * @param check the latest comparison of the books; null if there was none yet
 */
public record DecisionView(
        List<Request> requests,
        List<Contest> contests,
        Map<CustomerId, CustomerRow> names,
        long reader,
        LedgerCheck.@Nullable Found check,
        Shell shell) {

    public String name(CustomerId customer) {
        var row = names.get(customer);
        return row == null ? customer.text() : row.name();
    }

    public String href(Request of) {
        return statement(of.customer(), of.account().text());
    }

    public String href(Contest of) {
        return statement(of.customer(), of.account().text());
    }

    private static String statement(CustomerId customer, String account) {
        return "/customers/" + customer.text() + "/accounts/" + account + "/statement";
    }

    public String action(Request of) {
        return "/ledger/requests/" + of.customer().text() + "/" + of.item().text();
    }

    public String action(Contest of) {
        return "/ledger/contests/" + of.customer().text() + "/" + of.text();
    }

    public String kind(String kind) {
        return LedgerWords.kind(kind, shell);
    }

    public boolean mine(Request of) {
        return of.askedBy() == reader;
    }
}
