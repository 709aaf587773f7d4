package furong.conduct;

import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.contact.NewTouch;
import furong.customer.CustomerId;
import furong.exhibit.ExhibitId;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register of praise: letters with their scan, calls, words in person. Nobody registers their own. */
@Component
@Transactional
public class Commendations {

    private static final int MANY = 500;

    private final JdbcClient db;
    private final Staff staff;
    private final Contacts contacts;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Commendations(
            JdbcClient db, Staff staff, Contacts contacts, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.contacts = contacts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is registered; {@code day} is when the customer said it.
     *
     * @param customer who praised, where that is known; with it the praise is a contact of theirs
     */
    public record Praise(
            String badge,
            Commendation.Kind kind,
            String fromWhom,
            String words,
            String visit,
            @Nullable ExhibitId photo,
            LocalDate day,
            @Nullable CustomerId customer) {

        /** Of somebody who is not known as a customer. */
        public Praise(
                String badge,
                Commendation.Kind kind,
                String fromWhom,
                String words,
                String visit,
                @Nullable ExhibitId photo,
                LocalDate day) {
            this(badge, kind, fromWhom, words, visit, photo, day, null);
        }
    }

    /**
     * Registers it. Refused for a badge that is nobody's here ({@code commendation-badge}), for one's own
     * ({@code conduct-own}), for a letter without its scan ({@code commendation-letter}).
     */
    public CommendationId register(Praise praise, Actor by) {
        var person = staff.byBadge(praise.badge())
                .orElseThrow(() -> Refused.field("badge", "commendation-badge", praise.badge()));
        if (person.id().value() == by.person()) throw Refused.field("badge", "conduct-own");
        if (praise.words().isBlank()) throw Refused.field("words", "required");
        if (praise.words().length() > Signals.WORDS_MAX)
            throw Refused.field("words", "field-too-long", Signals.WORDS_MAX);
        var photo = praise.photo();
        if (praise.kind() == Commendation.Kind.LETTER && photo == null)
            throw Refused.field("photo", "commendation-letter");
        var now = clock.instant();
        if (praise.day().isAfter(LocalDate.ofInstant(now, clock.getZone()))) throw Refused.field("day", "report-day");
        var id = CommendationId.next();
        var _ = db.sql("""
                        insert into conduct.commendation (id, person, unit, badge, kind, from_whom, words, visit, photo,
                                                          day, at, by_person, by_badge, customer)
                        values (:id, :person, :unit, :badge, :kind, :from, :words, :visit, :photo, :day, :at, :by, :byBadge, :customer)""")
                .param("id", id.value())
                .param("person", person.id().value())
                .param("unit", person.unit().value())
                .param("badge", person.badge())
                .param("kind", praise.kind().name())
                .param("from", praise.fromWhom().strip())
                .param("words", praise.words().strip())
                .param("visit", praise.visit().strip())
                .param("photo", photo == null ? null : photo.value())
                .param("day", praise.day())
                .param("at", Timestamp.from(now))
                .param("by", by.person())
                .param("byBadge", by.badge())
                .param(
                        "customer",
                        praise.customer() == null ? null : praise.customer().value(),
                        java.sql.Types.BIGINT)
                .update();
        touch(praise, id, by);
        audit.note(by, "commendation.registered", 0, "staff:" + person.id().text(), Map.of("kind", praise.kind()));
        events.publishEvent(new Commended(person.id(), person.unit(), id, now));
        return id;
    }

    private void touch(Praise praise, CommendationId id, Actor by) {
        var customer = praise.customer();
        if (customer == null) return;
        var channel = switch (praise.kind()) {
            case LETTER -> ContactChannel.LETTER;
            case CALL -> ContactChannel.HOTLINE;
            case IN_PERSON -> ContactChannel.HALL;
        };
        var words = praise.words().strip();
        var subject = "commendation:" + id.text();
        var _ = contacts.note(
                new NewTouch(customer, channel, praise.fromWhom().strip(), "PRAISE", "RECEIVED", words, subject), by);
    }

    @Transactional(readOnly = true)
    public Commendation get(CommendationId id) {
        return db.sql("select * from conduct.commendation where id = ?")
                .param(id.value())
                .query((row, n) -> commendation(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** Those for people of the units in scope, the newest first. */
    @Transactional(readOnly = true)
    public List<Commendation> in(Scope scope) {
        return db.sql("select * from conduct.commendation where unit = any(:units) order by at desc limit :many")
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) -> commendation(row))
                .list();
    }

    private static Commendation commendation(ResultSet row) throws SQLException {
        var photo = row.getObject("photo", Long.class);
        return new Commendation(
                new CommendationId(row.getLong("id")),
                new StaffId(row.getLong("person")),
                new UnitId(row.getLong("unit")),
                row.getString("badge"),
                Commendation.Kind.valueOf(row.getString("kind")),
                row.getString("from_whom"),
                row.getString("words"),
                row.getString("visit"),
                photo == null ? null : new ExhibitId(photo),
                row.getObject("day", LocalDate.class),
                Signals.instant(row, "at"),
                row.getString("by_badge"));
    }
}
