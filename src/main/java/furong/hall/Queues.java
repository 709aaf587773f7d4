package furong.hall;

import furong.organisation.HallId;
import furong.organisation.Organisation;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue of each hall: tickets are issued, called to a counter, served. Who is called next follows from when a ticket
 * was issued less the head start of its class, and less the further one the class has at the counter that asks.
 */
@Component
@Transactional
@AcrossCustomers("tickets belong to halls; whose they are is seldom known")
public class Queues {

    /** A holder who does not come is called this often before the ticket may be put aside. */
    public static final int CALLS_MIN = 2;

    private static final int CLASSES_MAX = 26;
    private static final int WAITING_MAX = 500;

    private final JdbcClient db;
    private final Organisation organisation;
    private final Clock clock;

    Queues(JdbcClient db, Organisation organisation, Clock clock) {
        this.db = db;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** The kinds of tickets, in the order in which they are offered. */
    @Transactional(readOnly = true)
    public List<QueueClass> classes() {
        return db.sql("""
                select code, letter, name_zh, name_en, priority, head_start_seconds, target_seconds
                from hall.queue_class order by place limit ?""")
                .param(CLASSES_MAX)
                .query((row, n) -> new QueueClass(
                        row.getString("code"),
                        row.getString("letter"),
                        new Label(row.getString("name_zh"), row.getString("name_en")),
                        row.getBoolean("priority"),
                        Duration.ofSeconds(row.getInt("head_start_seconds")),
                        Duration.ofSeconds(row.getInt("target_seconds"))))
                .list();
    }

    /** Issues the next number. Refused as {@code hall-closed} outside the opening hours, so that nobody waits in vain. */
    public Ticket issue(HallId hall, NewTicket wanted, Actor by) {
        var now = clock.instant();
        if (!isOpen(hall, now)) throw new Refused("hall-closed");
        if (wanted.note().strip().length() > NewTicket.NOTE_MAX)
            throw Refused.field("note", "hall-note-long", NewTicket.NOTE_MAX);
        var queue = queue(wanted.queue());
        var id = TicketId.next();
        var customer = wanted.customer();
        db.sql("""
                insert into hall.ticket (hall, day, id, number, class, service, needs, note, customer, state, triaged,
                                         issued_at, rank_at, badge)
                values (:hall, :day, :id, :number, :class, :service, :needs, :note, :customer, 'WAITING', :triaged,
                        :issued, :rank, :badge)""")
                .param("hall", hall.value())
                .param("day", day(now))
                .param("id", id.value())
                .param("number", number(hall, day(now), queue))
                .param("class", queue.code())
                .param("service", wanted.service())
                .param("needs", wanted.needs().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("note", wanted.note().strip())
                .param("customer", customer == null ? null : customer.value(), java.sql.Types.BIGINT)
                .param("triaged", wanted.triaged())
                .param("issued", Timestamp.from(now))
                .param("rank", Timestamp.from(queue.rank(now)))
                .param("badge", by.badge())
                .update();
        return get(hall, id);
    }

    /** The ticket of today or an earlier day. Refused as {@code not-found} if the hall never issued it. */
    @Transactional(readOnly = true)
    public Ticket get(HallId hall, TicketId id) {
        return db.sql("select " + TicketRows.COLUMNS + "from hall.ticket t where t.hall = ? and t.id = ?")
                .params(hall.value(), id.value())
                .query(TicketRows::of)
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** Who waits in a hall now, in the order in which a counter without preferences calls them. */
    @Transactional(readOnly = true)
    public List<Ticket> waiting(HallId hall) {
        return db.sql("select " + TicketRows.COLUMNS + """
                from hall.ticket t where t.hall = ? and t.day = ? and t.state = 'WAITING'
                order by t.rank_at, t.id limit ?""")
                .params(hall.value(), day(clock.instant()), WAITING_MAX)
                .query(TicketRows::of)
                .list();
    }

    /**
     * Calls the next holder to the counter at which the person sits; empty if nobody waits for it. Refused as
     * {@code seat-none} for somebody who sits nowhere, {@code ticket-in-hand} while an earlier one is not finished.
     */
    public Optional<Ticket> next(HallId hall, Actor by) {
        var counter = counterOf(hall, by);
        var now = clock.instant();
        var found = db.sql("""
                select t.id from hall.ticket t
                join hall.counter_class c on c.hall = t.hall and c.counter = :counter and c.class = t.class
                where t.hall = :hall and t.day = :day and t.state = 'WAITING'
                order by t.rank_at - make_interval(secs => c.extra_seconds), t.id
                limit 1 for update of t skip locked""")
                .param("counter", counter)
                .param("hall", hall.value())
                .param("day", day(now))
                .query(Long.class)
                .optional();
        if (found.isEmpty()) return Optional.empty();
        try {
            db.sql("""
                    update hall.ticket set state = 'CALLED', counter = :counter, calls = calls + 1, called_at = :now
                    where hall = :hall and day = :day and id = :id""")
                    .param("counter", counter)
                    .param("now", Timestamp.from(now))
                    .param("hall", hall.value())
                    .param("day", day(now))
                    .param("id", found.get())
                    .update();
        } catch (DuplicateKeyException busy) {
            throw new Refused("ticket-in-hand");
        }
        return Optional.of(get(hall, new TicketId(found.get())));
    }

    /** Calls the holder again, who did not hear it. */
    public void callAgain(HallId hall, TicketId id, Actor by) {
        change(hall, id, by, "calls = calls + 1", "state = 'CALLED'");
    }

    /** The holder is here. */
    public void begin(HallId hall, TicketId id, Actor by) {
        change(hall, id, by, "state = 'SERVING', began_at = :now, served_by = :person", "state = 'CALLED'");
    }

    /** The holder was served. */
    public void done(HallId hall, TicketId id, Actor by) {
        change(
                hall,
                id,
                by,
                "state = 'DONE', ended_at = :now, began_at = coalesce(began_at, :now), served_by = :person",
                "state in ('CALLED', 'SERVING')");
    }

    /** The holder did not come, though called at least {@link #CALLS_MIN} times. */
    public void left(HallId hall, TicketId id, Actor by) {
        var ticket = get(hall, id);
        if (ticket.calls() < CALLS_MIN) throw new Refused("ticket-call-again", CALLS_MIN);
        change(hall, id, by, "state = 'LEFT', ended_at = :now", "state = 'CALLED'");
    }

    /**
     * The holder had been sent to the wrong queue: waits on in another one from the time the ticket was issued, is not
     * asked to draw a new one, and the mistake is counted.
     */
    public void redirect(HallId hall, TicketId id, String queue, Actor by) {
        var right = queue(queue);
        var ticket = get(hall, id);
        if (ticket.queue().equals(right.code())) throw Refused.field("queue", "ticket-same-queue");
        var moved = db.sql("""
                update hall.ticket set class = :class, rank_at = :rank, state = 'WAITING', counter = null,
                    called_at = null, began_at = null, calls = 0, redirected = redirected + 1
                where hall = :hall and day = :day and id = :id and state in ('WAITING', 'CALLED', 'SERVING')""")
                .param("class", right.code())
                .param("rank", Timestamp.from(right.rank(ticket.issuedAt())))
                .param("hall", hall.value())
                .param("day", ticket.day())
                .param("id", id.value())
                .update();
        if (moved == 0) throw new Refused("ticket-over");
    }

    /** Today's queue is over: what still waits has left. Called by night; returns how many there were. */
    int endOfDay(LocalDate before) {
        return db.sql("""
                update hall.ticket set state = 'LEFT', ended_at = :now
                where day < :day and state in ('WAITING', 'CALLED')""")
                .param("now", Timestamp.from(clock.instant()))
                .param("day", before)
                .update();
    }

    boolean isOpen(HallId id, Instant at) {
        var hall = organisation.hall(id);
        var local = at.atZone(clock.getZone());
        return hall.open()
                && hall.hours().stream().anyMatch(open -> open.contains(local.getDayOfWeek(), local.toLocalTime()));
    }

    private void change(HallId hall, TicketId id, Actor by, String set, String when) {
        var changed = db.sql("update hall.ticket set " + set
                        + " where hall = :hall and day = :day and id = :id and counter = :counter and " + when)
                .param("now", Timestamp.from(clock.instant()))
                .param("person", by.person())
                .param("hall", hall.value())
                .param("day", get(hall, id).day())
                .param("id", id.value())
                .param("counter", counterOf(hall, by))
                .update();
        if (changed == 0) throw new Refused("ticket-over");
    }

    private int counterOf(HallId hall, Actor by) {
        return seat(hall, by).orElseThrow(() -> new Refused("seat-none"));
    }

    /** The counter at which a person sits in a hall now. */
    @Transactional(readOnly = true)
    public Optional<Integer> seat(HallId hall, Actor person) {
        return db.sql("select counter from hall.seat where hall = ? and person = ? and until is null")
                .params(hall.value(), person.person())
                .query(Integer.class)
                .optional();
    }

    private QueueClass queue(String code) {
        return classes().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refused.field("queue", "queue-unknown", code));
    }

    private String number(HallId hall, LocalDate day, QueueClass queue) {
        @Nullable
        Integer last = db.sql("""
                insert into hall.ticket_number as n (hall, day, class, last) values (?, ?, ?, 1)
                on conflict (hall, day, class) do update set last = n.last + 1 returning last""")
                .params(hall.value(), day, queue.code())
                .query(Integer.class)
                .single();
        return "%s%03d".formatted(queue.letter(), last);
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
