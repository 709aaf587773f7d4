package furong.contact;

import furong.customer.CustomerRow;
import furong.customer.Customers;
import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.resource.Numbers;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may be ringing: nobody we know, one customer, or many, among whom the agent asks and the house never guesses. */
@Component
@Transactional
@AcrossCustomers("a call comes from one among all customers")
public class Callers {

    /** More than this many cannot be told apart by asking; the agent searches by more words. */
    public static final int MATCHES_MAX = 12;

    private final JdbcClient db;
    private final Customers customers;
    private final Numbers numbers;
    private final Phrasebook phrasebook;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Callers(
            JdbcClient db,
            Customers customers,
            Numbers numbers,
            Phrasebook phrasebook,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.customers = customers;
        this.numbers = numbers;
        this.phrasebook = phrasebook;
        this.events = events;
        this.clock = clock;
    }

    /** Who a call may be from. One match is still to be verified by the prompts. */
    public sealed interface Caller {
        record Unknown() implements Caller {}

        record One(CustomerRow customer) implements Caller {}

        record Many(List<CustomerRow> customers) implements Caller {}
    }

    /** The customers this number or these words may belong to: a line of ours they have, a number they gave us. */
    @Transactional(readOnly = true)
    public Caller whoIs(String typed, Scope scope) {
        var written = typed.strip();
        // a telephone number may be typed in groups; the hyphens of a customer's printed number belong to it
        var words = written.matches("[\\d\\s-]+") ? written.replaceAll("[\\s-]+", "") : written;
        if (words.isEmpty()) return new Caller.Unknown();
        var found = new ArrayList<CustomerRow>();
        if (words.matches("\\d{5,18}"))
            numbers.customerOf(words)
                    .map(id -> customers
                            .rows(Set.of(new furong.customer.CustomerId(id)))
                            .values())
                    .ifPresent(rows ->
                            rows.stream().filter(row -> scope.sees(row.owner())).forEach(found::add));
        for (var row : customers.search(words, scope, MATCHES_MAX)) {
            if (found.stream().noneMatch(known -> known.id().equals(row.id()))) found.add(row);
        }
        return switch (found.size()) {
            case 0 -> new Caller.Unknown();
            case 1 -> new Caller.One(found.getFirst());
            default -> new Caller.Many(List.copyOf(found));
        };
    }

    /** Notes a call of somebody who is no customer. */
    public void noteStranger(String caller, @Nullable Rung rung, String reason, String note, Actor by) {
        if (note.isBlank()) throw Refused.field("note", "contact-note-missing");
        if (phrasebook.reasons().stream().noneMatch(word -> word.code().equals(reason)))
            throw Refused.field("reason", "contact-reason");
        var id = Ids.next();
        var now = clock.instant();
        db.sql("""
                insert into contact.stranger (id, caller, at, reason, note, person, unit, badge)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        caller.strip(),
                        Timestamp.from(now),
                        reason,
                        note.strip(),
                        by.person(),
                        by.unit(),
                        by.badge())
                .update();
        if (rung == null) return;
        events.publishEvent(new CallAnswered(id, rung));
        events.publishEvent(new CallEnded(id, now));
    }
}
