package furong.hall;

import furong.organisation.HallId;
import furong.organisation.StaffId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The counters of each hall: what each serves, who sits there, and what the display shows of them. */
@Component
@Transactional
@AcrossCustomers("counters belong to halls")
public class Counters {

    private static final int COUNTERS_MAX = 99;
    private static final int CLASSES_MAX = COUNTERS_MAX * 26;

    /** What a ticket takes before anything is known of the day. */
    private static final Duration USUAL = Duration.ofMinutes(6);

    private final JdbcClient db;
    private final Queues queues;
    private final Audit audit;
    private final Clock clock;

    Counters(JdbcClient db, Queues queues, Audit audit, Clock clock) {
        this.db = db;
        this.queues = queues;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sets a counter up, or changes what it serves: each class with its further head start there, in seconds. */
    public void arrange(HallId hall, int number, Map<String, Integer> extraSeconds, Actor by) {
        if (number < 1 || number > COUNTERS_MAX) throw Refused.field("number", "counter-number", COUNTERS_MAX);
        var known = queues.classes().stream().map(QueueClass::code).collect(Collectors.toSet());
        if (extraSeconds.isEmpty() || !known.containsAll(extraSeconds.keySet()))
            throw Refused.field("queue", "counter-serves-nothing");
        db.sql("insert into hall.counter (hall, number) values (?, ?) on conflict do nothing")
                .params(hall.value(), number)
                .update();
        db.sql("delete from hall.counter_class where hall = ? and counter = ?")
                .params(hall.value(), number)
                .update();
        db.sql("""
                insert into hall.counter_class (hall, counter, class, extra_seconds)
                select :hall, :counter, class, extra from unnest(:classes, :extras) as w (class, extra)""")
                .param("hall", hall.value())
                .param("counter", number)
                .param("classes", extraSeconds.keySet().toArray(String[]::new))
                .param("extras", extraSeconds.values().toArray(Integer[]::new))
                .update();
        audit.note(by, "counter.arranged", 0, subject(hall, number), Map.of("serves", extraSeconds.toString()));
    }

    /** Opens or closes a counter; who sits at a closed one gets up. */
    public void close(HallId hall, int number, boolean closed, Actor by) {
        var changed = db.sql("update hall.counter set closed = ? where hall = ? and number = ?")
                .params(closed, hall.value(), number)
                .update();
        if (changed == 0) throw new Refused("not-found", number);
        if (closed) leaveSeat("hall = :hall and counter = :counter", hall, number, 0);
        audit.note(by, closed ? "counter.closed" : "counter.opened", 0, subject(hall, number), Map.of());
    }

    /** The person sits down; gets up from where they sat before. Refused as {@code counter-taken} if somebody sits there. */
    public void sit(HallId hall, int number, Actor by) {
        leaveSeat("person = :person", hall, number, by.person());
        try {
            var seated = db.sql("""
                    insert into hall.seat (hall, counter, id, person, badge, since)
                    select hall, number, :id, :person, :badge, :now from hall.counter
                    where hall = :hall and number = :counter and not closed""")
                    .param("id", furong.platform.Ids.next())
                    .param("person", by.person())
                    .param("badge", by.badge())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("hall", hall.value())
                    .param("counter", number)
                    .update();
            if (seated == 0) throw new Refused("counter-closed");
        } catch (DuplicateKeyException taken) {
            throw new Refused("counter-taken", number);
        }
    }

    /** The person gets up. What they had called or served must be finished first: {@code ticket-in-hand}. */
    public void leave(HallId hall, Actor by) {
        leaveSeat("person = :person", hall, 0, by.person());
    }

    @Transactional(readOnly = true)
    public List<CounterView> of(HallId hall) {
        var serves = new TreeMap<Integer, Map<String, Integer>>();
        db.sql("select counter, class, extra_seconds from hall.counter_class where hall = ? limit ?")
                .params(hall.value(), CLASSES_MAX)
                .query((row, n) -> serves.computeIfAbsent(row.getInt("counter"), number -> new TreeMap<>())
                        .put(row.getString("class"), row.getInt("extra_seconds")))
                .list();
        var inHand = inHand(hall).stream().collect(Collectors.toMap(Ticket::counter, ticket -> ticket));
        return db.sql("""
                select c.number, c.closed, s.person, s.badge from hall.counter c
                left join hall.seat s on s.hall = c.hall and s.counter = c.number and s.until is null
                where c.hall = ? order by c.number limit ?""")
                .params(hall.value(), COUNTERS_MAX)
                .query((row, n) -> {
                    var person = row.getObject("person", Long.class);
                    return new CounterView(
                            row.getInt("number"),
                            row.getBoolean("closed"),
                            serves.getOrDefault(row.getInt("number"), Map.of()),
                            person == null ? null : new StaffId(person),
                            row.getString("badge"),
                            inHand.get(row.getInt("number")));
                })
                .list();
    }

    /** What the hall's display shows now. */
    @Transactional(readOnly = true)
    public HallBoard board(HallId hall) {
        var counters = of(hall);
        var waiting = queues.waiting(hall);
        var called = new ArrayList<>(inHand(hall));
        var counts = new HashMap<String, Integer>();
        var expected = new HashMap<String, Duration>();
        var each = meanService(hall);
        var now = clock.instant();
        for (var queue : queues.classes()) {
            var rank = queue.rank(now);
            var before = waiting.stream()
                    .filter(ticket -> rankOf(ticket).isBefore(rank))
                    .count();
            var serving = counters.stream()
                    .filter(counter ->
                            counter.person() != null && counter.extraSeconds().containsKey(queue.code()))
                    .count();
            counts.put(queue.code(), Math.toIntExact(count(waiting, queue.code())));
            if (serving > 0)
                expected.put(queue.code(), each.multipliedBy(before).dividedBy(serving));
        }
        return new HallBoard(List.copyOf(called), Map.copyOf(counts), Map.copyOf(expected));
    }

    private Instant rankOf(Ticket ticket) {
        return queues.classes().stream()
                .filter(queue -> queue.code().equals(ticket.queue()))
                .findFirst()
                .orElseThrow()
                .rank(ticket.issuedAt());
    }

    private static long count(List<Ticket> waiting, String queue) {
        return waiting.stream().filter(ticket -> ticket.queue().equals(queue)).count();
    }

    private List<Ticket> inHand(HallId hall) {
        return db.sql("select " + TicketRows.COLUMNS + """
                from hall.ticket t where t.hall = ? and t.state in ('CALLED', 'SERVING')
                order by t.called_at desc limit ?""")
                .params(hall.value(), COUNTERS_MAX)
                .query(TicketRows::of)
                .list();
    }

    private Duration meanService(HallId hall) {
        return db.sql("""
                select extract(epoch from avg(ended_at - called_at))::bigint from hall.ticket
                where hall = ? and day = ? and state = 'DONE'""")
                .params(hall.value(), LocalDate.ofInstant(clock.instant(), clock.getZone()))
                .query(Long.class)
                .optional()
                .map(Duration::ofSeconds)
                .orElse(USUAL);
    }

    private void leaveSeat(String which, HallId hall, int number, long person) {
        var busy = db.sql("select exists (select from hall.seat s join hall.ticket t on t.hall = s.hall"
                        + " and t.counter = s.counter and t.state in ('CALLED', 'SERVING') where s.until is null and s."
                        + which.replace(" and ", " and s.") + ")")
                .param("hall", hall.value())
                .param("counter", number)
                .param("person", person)
                .query(Boolean.class)
                .single();
        if (busy) throw new Refused("ticket-in-hand");
        db.sql("update hall.seat set until = :now where until is null and " + which)
                .param("now", Timestamp.from(clock.instant()))
                .param("hall", hall.value())
                .param("counter", number)
                .param("person", person)
                .update();
    }

    private static String subject(HallId hall, int number) {
        return "counter:" + hall.text() + ":" + number;
    }
}
