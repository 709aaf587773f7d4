package furong.message;

import furong.customer.CustomerId;
import furong.message.MessageCentre.Sms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the centre was handed, part by part, and what it says became of it. A part whose answer was lost is not handed
 * over again before its receipt had time to come: nobody gets the same words twice because a cable was pulled.
 */
@Component
@Transactional
public class Deliveries {

    /** A lost answer is waited for so long at least, and so long at most; between them, a part of the time it is true. */
    private static final Duration UNSURE_MIN = Duration.ofMinutes(2);

    private static final Duration UNSURE_MAX = Duration.ofMinutes(30);
    private static final int TRUE_FOR_UNSURE = 5;

    private static final int ERROR_CHARACTERS_MAX = 200;

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deliveries(JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /** One part about to be handed over; {@code reference} is our own name for it at this phone, 1 to 65535. */
    public record Part(Sms sms, int number, int of, int reference) {}

    /**
     * What a receipt says.
     *
     * @param reference our own name of the part, 0 if the receipt does not repeat it
     */
    public record Receipt(String centreReference, String phone, int reference, boolean delivered, String error) {}

    /** The parts the centre is known to have, by number, with its names for them. */
    @Transactional(readOnly = true)
    public Map<Integer, String> taken(Sms sms) {
        return db
                .sql("""
                        select part, centre_reference from message.part
                        where customer = :customer and message = :message and state <> 'SUBMITTING' limit 255""")
                .param("customer", sms.customer())
                .param("message", sms.id().value())
                .query((row, n) -> Map.entry(row.getInt(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Notes that a part goes out now; false if it may be there already, and it is too early to try again. The longer the
     * words stay true, the longer that is: a code twice does no harm, a reminder twice does (decision 0028).
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean begin(Part part) {
        var now = Timestamp.from(clock.instant());
        var ours = note(part, now) || noteAgain(part, now);
        if (ours) point(part, now);
        return ours;
    }

    private boolean note(Part part, Timestamp now) {
        return db.sql("""
                insert into message.part (customer, message, part, parts, reference, phone, state, submitted_at)
                values (:customer, :message, :part, :parts, :reference, :phone, 'SUBMITTING', :now)
                on conflict (customer, message, part) do nothing""")
                        .param("customer", part.sms().customer())
                        .param("message", part.sms().id().value())
                        .param("part", part.number())
                        .param("parts", part.of())
                        .param("reference", part.reference())
                        .param("phone", part.sms().phone())
                        .param("now", now)
                        .update()
                == 1;
    }

    private boolean noteAgain(Part part, Timestamp now) {
        return db.sql("""
                update message.part p set submitted_at = :now
                from message.message m
                where p.customer = :customer and p.message = :message and p.part = :part and p.state = 'SUBMITTING'
                  and m.customer = p.customer and m.id = p.message
                  and p.submitted_at <= cast(:now as timestamptz) - greatest(make_interval(secs => :min),
                      least(make_interval(secs => :max), (m.expires_at - m.queued_at) / :share))""")
                        .param("customer", part.sms().customer())
                        .param("message", part.sms().id().value())
                        .param("part", part.number())
                        .param("now", now)
                        .param("min", UNSURE_MIN.toSeconds())
                        .param("max", UNSURE_MAX.toSeconds())
                        .param("share", TRUE_FOR_UNSURE)
                        .update()
                == 1;
    }

    private void point(Part part, Timestamp now) {
        db.sql("""
                insert into message.under_way (phone, reference, customer, message, part, since)
                values (:phone, :reference, :customer, :message, :part, :now)
                on conflict (phone, reference) do update set customer = excluded.customer, message = excluded.message,
                    part = excluded.part, since = excluded.since""")
                .param("phone", part.sms().phone())
                .param("reference", part.reference())
                .param("customer", part.sms().customer())
                .param("message", part.sms().id().value())
                .param("part", part.number())
                .param("now", now)
                .update();
    }

    /** The centre has the part under this name. A receipt that was faster is applied now. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void taken(Part part, String centreReference) {
        var whose = new Whose(part.sms().customer(), part.sms().id().value(), part.number());
        take(whose, centreReference);
        db.sql("delete from message.stray where centre_reference = :name returning delivered, error")
                .param("name", centreReference)
                .query((row, n) -> new Receipt(centreReference, "", 0, row.getBoolean(1), row.getString(2)))
                .optional()
                .ifPresent(early -> apply(whose, early));
    }

    /** The centre certainly does not have it, so that it may be handed over again at once. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void notTaken(Part part) {
        db.sql("""
                delete from message.part
                where customer = :customer and message = :message and part = :part and state = 'SUBMITTING'""")
                .param("customer", part.sms().customer())
                .param("message", part.sms().id().value())
                .param("part", part.number())
                .update();
    }

    /** What became of a part. Heard twice or out of order it leaves the same row; one nobody knows yet is kept. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void receipt(Receipt receipt) {
        var known = byCentre(receipt.centreReference());
        if (known.isEmpty() && receipt.reference() > 0) {
            known = byPhone(receipt.phone(), receipt.reference());
            known.ifPresent(whose -> take(whose, receipt.centreReference()));
        }
        if (known.isPresent()) apply(known.get(), receipt);
        else
            db.sql("""
                    insert into message.stray (centre_reference, delivered, error, at)
                    values (:name, :delivered, :error, :now) on conflict do nothing""")
                    .param("name", receipt.centreReference())
                    .param("delivered", receipt.delivered())
                    .param("error", shortened(receipt.error()))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
    }

    /** Somebody answers from a phone; false if we never wrote there. */
    public boolean heard(String phone, String words) {
        var whose = db.sql("select customer from message.under_way where phone = ? order by since desc limit 1")
                .param(phone)
                .query(Long.class)
                .optional();
        whose.ifPresent(customer ->
                events.publishEvent(new SmsReceived(new CustomerId(customer), phone, words.strip(), clock.instant())));
        return whose.isPresent();
    }

    private record Whose(long customer, long message, int part) {}

    private void take(Whose whose, String centreReference) {
        db.sql("""
                update message.part set state = 'TAKEN', centre_reference = :name
                where customer = :customer and message = :message and part = :part and state = 'SUBMITTING'""")
                .param("name", centreReference)
                .param("customer", whose.customer())
                .param("message", whose.message())
                .param("part", whose.part())
                .update();
        db.sql("""
                insert into message.at_centre (centre_reference, customer, message, part)
                values (:name, :customer, :message, :part) on conflict do nothing""")
                .param("name", centreReference)
                .param("customer", whose.customer())
                .param("message", whose.message())
                .param("part", whose.part())
                .update();
    }

    private void apply(Whose whose, Receipt receipt) {
        var now = clock.instant();
        var ended = db.sql("""
                update message.part set state = :state, ended_at = :now, error = :error
                where customer = :customer and message = :message and part = :part and ended_at is null""")
                .param("state", receipt.delivered() ? "DELIVERED" : "UNDELIVERED")
                .param("now", Timestamp.from(now))
                .param("error", receipt.delivered() ? "" : shortened(receipt.error()))
                .param("customer", whose.customer())
                .param("message", whose.message())
                .param("part", whose.part())
                .update();
        if (ended == 0) return;
        db.sql("""
                select m.reference, bool_or(p.state = 'UNDELIVERED') as lost,
                       count(*) filter (where p.state = 'DELIVERED') = max(p.parts) as whole
                from message.message m join message.part p on p.customer = m.customer and p.message = m.id
                where m.customer = :customer and m.id = :message group by m.reference""")
                .param("customer", whose.customer())
                .param("message", whose.message())
                .query((row, n) -> told(whose, row))
                .optional()
                .ifPresent(arrived -> arrived.ifPresent(events::publishEvent));
    }

    private Optional<MessageArrived> told(Whose whose, ResultSet row) throws SQLException {
        var lost = row.getBoolean("lost");
        if (!lost && !row.getBoolean("whole")) return Optional.empty();
        return Optional.of(new MessageArrived(
                new CustomerId(whose.customer()),
                new MessageId(whose.message()),
                row.getString("reference"),
                !lost,
                clock.instant()));
    }

    private Optional<Whose> byCentre(String name) {
        return db.sql("select customer, message, part from message.at_centre where centre_reference = ?")
                .param(name)
                .query((row, n) -> new Whose(row.getLong(1), row.getLong(2), row.getInt(3)))
                .optional();
    }

    private Optional<Whose> byPhone(String phone, int reference) {
        return db.sql("select customer, message, part from message.under_way where phone = ? and reference = ?")
                .params(phone, reference)
                .query((row, n) -> new Whose(row.getLong(1), row.getLong(2), row.getInt(3)))
                .optional();
    }

    private static String shortened(String why) {
        return why.length() > ERROR_CHARACTERS_MAX ? why.substring(0, ERROR_CHARACTERS_MAX) : why;
    }
}
