package furong.channel.web.till;

import furong.customer.Account;
import furong.platform.Money;
import furong.till.Refunds;
import java.util.List;

/** An account with what waits on it, and what was agreed to give back. */
public record RefundRow(Account account, Money onAccount, List<Refunds.Due> due) {}
