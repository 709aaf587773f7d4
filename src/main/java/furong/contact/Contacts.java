package furong.contact;

import furong.customer.CustomerId;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every touch with a customer, told to their timeline with who, channel, reason and outcome. A call is begun when the
 * caller is known and wrapped up when it ends; what is over at once is noted in one step.
 */
@Component
@Transactional
public class Contacts {

    private static final int NOTE_MAX = 2_000;
    private static final Duration CALL_LONGEST = Duration.ofHours(4);

    private final JdbcClient db;
    private final Phrasebook phrasebook;
    private final Timeline timeline;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contacts(
            JdbcClient db,
            Phrasebook phrasebook,
            Timeline timeline,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.phrasebook = phrasebook;
        this.timeline = timeline;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A call begins: somebody of ours speaks with this customer. {@code caller} is the number they ring from. */
    public ContactId begin(CustomerId customer, ContactChannel channel, String caller, Actor by) {
        return begin(customer, channel, caller, null, by);
    }

    /** The same, with how long it rang where that was measured. */
    public ContactId begin(CustomerId customer, ContactChannel channel, String caller, @Nullable Rung rung, Actor by) {
        var id = ContactId.next();
        insert(id, new NewTouch(customer, channel, caller, "", "", "", ""), clock.instant(), null, by);
        if (rung != null) events.publishEvent(new CallAnswered(id.value(), rung));
        return id;
    }

    /** Notes which prompts the caller answered rightly; they add up. Refused as {@code contact-prompt} if unknown. */
    public void verify(CustomerId customer, ContactId id, Collection<String> right, Actor by) {
        var known = phrasebook.prompts().stream().map(Phrasebook.Word::code).toList();
        if (!known.containsAll(right)) throw Refused.field("prompt", "contact-prompt");
        var contact = mine(customer, id, by);
        var all = new TreeSet<>(contact.verified());
        all.addAll(right);
        db.sql("update contact.contact set verified = :verified where customer = :customer and id = :id")
                .param("verified", all.toArray(String[]::new))
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        audit.note(by, "contact.verified", customer.value(), id.subject(), Map.of("prompts", all));
    }

    /** Says what came of a call that still goes on, so that its wrap-up can point there. The newest stands. */
    public void about(CustomerId customer, ContactId id, String subject, Actor by) {
        mine(customer, id, by);
        db.sql("update contact.contact set subject = :subject where customer = :customer and id = :id")
                .param("subject", subject)
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
    }

    /**
     * The call is over. Refused as {@code contact-ended} the second time, as {@code contact-reason} or
     * {@code contact-outcome} without one, as {@code contact-not-yours} for somebody else's.
     */
    public void wrapUp(CustomerId customer, ContactId id, String reason, String outcome, String note, Actor by) {
        var contact = mine(customer, id, by);
        var words = new Words(reason, outcome);
        var now = clock.instant();
        db.sql("""
                update contact.contact set ended_at = :now, reason = :reason, outcome = :outcome, note = :note
                where customer = :customer and id = :id and ended_at is null""")
                .param("now", Timestamp.from(now))
                .param("reason", reason)
                .param("outcome", outcome)
                .param("note", shortened(note))
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        events.publishEvent(new CallEnded(id.value(), now));
        tell(customer, contact.channel().name(), contact.subject(), words, now, by);
    }

    /** The call in which this person speaks with this customer right now. */
    @Transactional(readOnly = true)
    Optional<ContactId> openCall(CustomerId customer, long person) {
        return db.sql("""
                        select id from contact.contact
                        where customer = :customer and person = :person and ended_at is null and began_at > :since
                        order by began_at desc limit 1""")
                .param("customer", customer.value())
                .param("person", person)
                .param("since", Timestamp.from(clock.instant().minus(CALL_LONGEST)))
                .query((row, n) -> new ContactId(row.getLong("id")))
                .optional();
    }

    /** Notes a contact that is over already. */
    public ContactId note(NewTouch touch, Actor by) {
        var words = new Words(touch.reason(), touch.outcome());
        var id = ContactId.next();
        var now = clock.instant();
        if (insert(id, touch, now, now, by) == 1) tell(touch.customer(), way(touch), touch.subject(), words, now, by);
        return id;
    }

    /** Notes what the timeline was told of by whoever did it. */
    void noteOnly(NewTouch touch, Actor by) {
        var now = clock.instant();
        insert(ContactId.next(), touch, now, now, by);
    }

    private static String way(NewTouch touch) {
        return touch.outgoing() ? "to." + touch.channel() : touch.channel().name();
    }

    /** The customer's contacts, newest first. */
    @Transactional(readOnly = true)
    public List<Touch> of(CustomerId customer, int limit) {
        return db.sql("""
                        select * from contact.contact where customer = :customer
                        order by began_at desc, id desc limit :limit""")
                .param("customer", customer.value())
                .param("limit", limit)
                .query((row, n) -> touch(row))
                .list();
    }

    /** The letters we wrote about a matter, the oldest first. */
    @Transactional(readOnly = true)
    public List<Touch> lettersAbout(CustomerId customer, String subject) {
        return db.sql("""
                        select * from contact.contact
                        where customer = :customer and subject = :subject and channel = 'LETTER' and outgoing
                        order by began_at, id limit 50""")
                .param("customer", customer.value())
                .param("subject", subject)
                .query((row, n) -> touch(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Touch get(CustomerId customer, ContactId id) {
        return db.sql("select * from contact.contact where customer = ? and id = ?")
                .params(customer.value(), id.value())
                .query((row, n) -> touch(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The names of what a contact was about and how it ended; refused where there is no such code. */
    private final class Words {

        private final Label reason;
        private final Label outcome;

        Words(String reason, String outcome) {
            this.reason = name("reason", reason, phrasebook.allReasons());
            this.outcome = name("outcome", outcome, phrasebook.allOutcomes());
        }

        private static Label name(String field, String code, List<Phrasebook.Word> words) {
            return words.stream()
                    .filter(word -> word.code().equals(code))
                    .findFirst()
                    .map(Phrasebook.Word::name)
                    .orElseThrow(() -> Refused.field(field, "contact-" + field));
        }
    }

    private Touch mine(CustomerId customer, ContactId id, Actor by) {
        var contact = get(customer, id);
        if (contact.person() != by.person()) throw new Refused("contact-not-yours", contact.badge());
        if (!contact.isOpen()) throw new Refused("contact-ended");
        return contact;
    }

    private int insert(ContactId id, NewTouch touch, Instant began, @Nullable Instant ended, Actor by) {
        return db.sql("""
                insert into contact.contact (customer, id, channel, caller, began_at, ended_at, reason, outcome, note,
                                             subject, person, unit, badge, outgoing)
                values (:customer, :id, :channel, :caller, :began, :ended, :reason, :outcome, :note,
                        :subject, :person, :unit, :badge, :outgoing)
                on conflict do nothing""")
                .param("customer", touch.customer().value())
                .param("id", id.value())
                .param("channel", touch.channel().name())
                .param("caller", touch.caller().strip())
                .param("began", Timestamp.from(began))
                .param("ended", ended == null ? null : Timestamp.from(ended))
                .param("reason", touch.reason().isEmpty() ? null : touch.reason())
                .param("outcome", touch.outcome().isEmpty() ? null : touch.outcome())
                .param("note", shortened(touch.note()))
                .param("subject", touch.subject())
                .param("person", by.person())
                .param("unit", by.unit())
                .param("badge", by.badge())
                .param("outgoing", touch.outgoing())
                .update();
    }

    private void tell(CustomerId customer, String way, String subject, Words words, Instant at, Actor by) {
        timeline.add(new TimelineEntry(
                customer,
                at,
                way.endsWith("LETTER") || way.endsWith("SMS") ? "message" : "phone",
                subject,
                "contact.timeline." + way,
                List.of(words.reason.packed(), words.outcome.packed()),
                by.badge()));
    }

    private static String shortened(String note) {
        var text = note.strip();
        return text.length() <= NOTE_MAX ? text : text.substring(0, NOTE_MAX);
    }

    static Touch touch(ResultSet row) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Touch(
                new CustomerId(row.getLong("customer")),
                new ContactId(row.getLong("id")),
                ContactChannel.valueOf(row.getString("channel")),
                row.getString("caller"),
                row.getTimestamp("began_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("reason"),
                row.getString("outcome"),
                row.getString("note"),
                row.getString("subject"),
                row.getLong("person"),
                new UnitId(row.getLong("unit")),
                row.getString("badge"),
                row.getBoolean("outgoing"),
                texts(row.getArray("verified")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) Objects.requireNonNull(array.getArray()));
    }
}
