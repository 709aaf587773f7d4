package furong.agency;

import furong.ledger.Ledger;
import furong.ledger.Ledger.GeneralMove;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Books what became of an agent's business day: the money that came clears what the agent had taken, and so does the fee
 * where the agent keeps it; where it sends a bill we owe it. What is left on its clearing account it still has.
 */
@Component
@AcrossCustomers("an agent's day concerns many customers")
class DayBooks {

    private static final Actor BY = Actor.system("agents");
    private static final String BANK = "bank";
    private static final String FEES = "expense.agent-fee";
    private static final String FEES_OWED = "liability.agent-fee";

    private final JdbcClient db;
    private final Ledger ledger;
    private final Clock clock;
    private final String currency;

    DayBooks(JdbcClient db, Ledger ledger, Clock clock, @Value("${furong.currency}") String currency) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
        this.currency = currency;
    }

    private record Sums(long money, long fees) {}

    /** Books what is not in the books yet of a day's money and fees, both in fen; newer papers may take some back. */
    void book(Agent agent, LocalDate day, long money, long fees) {
        // two who match a day at once would else both book it
        db.sql("select day from agency.day where agent = ? and day = ? for update")
                .params(agent.code().value(), day)
                .query(row -> {});
        var booked = db.sql("""
                        select coalesce(sum(money_minor), 0), coalesce(sum(fee_minor), 0) from agency.day_booked
                        where agent = :agent and day = :day""")
                .param("agent", agent.code().value())
                .param("day", day)
                .query((row, n) -> new Sums(row.getLong(1), row.getLong(2)))
                .single();
        var moreMoney = money - booked.money();
        var moreFees = fees - booked.fees();
        if (moreMoney == 0 && moreFees == 0) return;
        db.sql("""
                        insert into agency.day_booked (agent, day, id, money_minor, fee_minor, at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(agent.code().value(), day, Ids.next(), moreMoney, moreFees, Timestamp.from(clock.instant()))
                .update();
        var reference = agent.code().value() + " " + day;
        move(BANK, agent.clearing(), moreMoney, reference);
        move(FEES, agent.keepsFee() ? agent.clearing() : FEES_OWED, moreFees, reference);
    }

    private void move(String debit, String credit, long minor, String reference) {
        if (minor == 0) return;
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var amount = new Money(Math.abs(minor), currency);
        ledger.move(
                minor > 0
                        ? new GeneralMove(debit, credit, amount, today, reference)
                        : new GeneralMove(credit, debit, amount, today, reference),
                BY);
    }
}
