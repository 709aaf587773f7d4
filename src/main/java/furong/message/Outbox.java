package furong.message;

import furong.customer.CustomerId;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.message.MessageCentre.Sms;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of messages, and the steps of sending: claim, hand over (elsewhere, without a transaction), record. */
@Component
class Outbox {

    /** Longer than the centre may take to answer; a courier that died is replaced after this. */
    static final Duration TELLING_MAX = Duration.ofSeconds(30);

    private static final Duration PAUSE_FIRST = Duration.ofSeconds(5);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(10);
    private static final int DOUBLINGS_MAX = 10;
    private static final int ERROR_CHARACTERS_MAX = 300;

    private final JdbcClient db;
    private final Secrets secrets;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(JdbcClient db, Secrets secrets, Timeline timeline, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.secrets = secrets;
        this.timeline = timeline;
        this.events = events;
        this.clock = clock;
    }

    /** The right to hand one message over; {@code token} is that handing over's own. */
    record Claim(long customer, Sms sms, long token, int attempts) {}

    /** Takes the right to hand it over, unless it has ended, grew old, or somebody is at it. Committed before the telling. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Optional<Claim> claim(long customer, MessageId id) {
        var now = clock.instant();
        var token = Ids.next();
        var expired = db.sql("""
                update message.message
                set state = 'EXPIRED', ended_at = :now, next_try_at = null, sealed = null, telling = null,
                    telling_until = null
                where customer = :customer and id = :id and state = 'QUEUED' and expires_at <= :now
                  and (telling_until is null or telling_until <= :now)""")
                .param("customer", customer)
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .update();
        if (expired > 0) {
            tell(customer, id, MessageState.EXPIRED);
            return Optional.empty();
        }
        return db.sql("""
                update message.message set telling = :token, telling_until = :until
                where customer = :customer and id = :id and state = 'QUEUED'
                  and (telling_until is null or telling_until <= :now)
                returning phone, said, sealed, attempts""")
                .param("token", token)
                .param("until", Timestamp.from(now.plus(TELLING_MAX)))
                .param("customer", customer)
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .query((row, n) -> new Claim(
                        customer,
                        new Sms(
                                customer,
                                id,
                                row.getString("phone"),
                                words(id, row.getString("said"), row.getBytes("sealed"))),
                        token,
                        row.getInt("attempts")))
                .optional();
    }

    /** Records that the centre has it. A second answer to the same message changes nothing. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void sent(Claim claim, String centreReference) {
        var now = clock.instant();
        var told = db.sql("""
                update message.message m
                set state = 'SENT', ended_at = :now, next_try_at = null, sealed = null, telling = null,
                    telling_until = null, attempts = attempts + 1, error = '', centre_reference = :centre
                from message.template t
                where m.customer = :customer and m.id = :id and m.state = 'QUEUED'
                  and t.code = m.template and t.version = m.version
                returning t.name_zh, t.name_en, m.reference, m.badge""")
                .param("now", Timestamp.from(now))
                .param("centre", centreReference)
                .param("customer", claim.customer())
                .param("id", claim.sms().id().value())
                .query((row, n) -> new TimelineEntry(
                        new CustomerId(claim.customer()),
                        now,
                        "message",
                        row.getString("reference"),
                        "message.timeline.sent",
                        List.of(name(row).packed()),
                        row.getString("badge")))
                .optional();
        told.ifPresent(timeline::add);
        if (told.isPresent()) tell(claim.customer(), claim.sms().id(), MessageState.SENT);
    }

    /** Says so in the same transaction, to whoever counts on it. */
    private void tell(long customer, MessageId id, MessageState state) {
        db.sql("""
                        select m.template, m.reference, m.badge, t.name_zh, t.name_en
                        from message.message m join message.template t on t.code = m.template and t.version = m.version
                        where m.customer = :customer and m.id = :id""")
                .param("customer", customer)
                .param("id", id.value())
                .query((row, n) -> new MessageEnded(
                        new CustomerId(customer),
                        id,
                        row.getString("template"),
                        name(row),
                        row.getString("reference"),
                        row.getString("badge"),
                        state,
                        clock.instant()))
                .optional()
                .ifPresent(events::publishEvent);
    }

    /** Records that the centre did not take it, and when to try again: each time twice as long, up to ten minutes. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void failed(Claim claim, String why) {
        var pause = PAUSE_FIRST.multipliedBy(1L << Math.min(claim.attempts(), DOUBLINGS_MAX));
        var next = clock.instant().plus(pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause);
        db.sql("""
                update message.message
                set attempts = attempts + 1, error = :why, next_try_at = :next, telling = null, telling_until = null
                where customer = :customer and id = :id and telling = :token and state = 'QUEUED'""")
                .param("why", shortened(why))
                .param("next", Timestamp.from(next))
                .param("customer", claim.customer())
                .param("id", claim.sms().id().value())
                .param("token", claim.token())
                .update();
    }

    /** Records that the centre never will. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void refused(Claim claim, String why) {
        var refused = db.sql("""
                update message.message
                set state = 'REFUSED', ended_at = :now, next_try_at = null, sealed = null, telling = null,
                    telling_until = null, attempts = attempts + 1, error = :why
                where customer = :customer and id = :id and telling = :token and state = 'QUEUED'""")
                .param("now", Timestamp.from(clock.instant()))
                .param("why", shortened(why))
                .param("customer", claim.customer())
                .param("id", claim.sms().id().value())
                .param("token", claim.token())
                .update();
        if (refused > 0) tell(claim.customer(), claim.sms().id(), MessageState.REFUSED);
    }

    /** A message with the name of its template and what became of its parts, for {@link #message}. */
    static final String SELECT = """
            select m.*, t.name_zh, t.name_en,
                (select case when count(*) = 0 then 'UNKNOWN'
                             when bool_or(p.state = 'UNDELIVERED') then 'UNDELIVERED'
                             when count(*) filter (where p.state = 'DELIVERED') = max(p.parts) then 'DELIVERED'
                             else 'UNKNOWN' end
                 from message.part p where p.customer = m.customer and p.message = m.id) as delivery
            from message.message m join message.template t on t.code = m.template and t.version = m.version
            """;

    static Message message(ResultSet row, int n) throws SQLException {
        return new Message(
                new CustomerId(row.getLong("customer")),
                new MessageId(row.getLong("id")),
                row.getString("template"),
                name(row),
                row.getString("reference"),
                row.getString("phone"),
                row.getString("language"),
                row.getString("said"),
                MessageState.valueOf(row.getString("state")),
                row.getTimestamp("queued_at").toInstant(),
                instant(row.getTimestamp("ended_at")),
                row.getInt("attempts"),
                instant(row.getTimestamp("next_try_at")),
                row.getString("centre_reference"),
                Delivery.valueOf(row.getString("delivery")),
                row.getString("error"),
                row.getString("badge"));
    }

    /** The words are sealed with the message's id: a row copied to another does not open. */
    private String words(MessageId id, String said, byte @Nullable [] sealed) {
        if (sealed == null) return said;
        var whole = secrets.open(sealed);
        var head = id.text() + ":";
        if (!whole.startsWith(head)) throw new IllegalStateException("words of another message");
        return whole.substring(head.length());
    }

    private static Label name(ResultSet row) throws SQLException {
        return new Label(row.getString("name_zh"), row.getString("name_en"));
    }

    private static String shortened(String why) {
        return why.length() > ERROR_CHARACTERS_MAX ? why.substring(0, ERROR_CHARACTERS_MAX) : why;
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
