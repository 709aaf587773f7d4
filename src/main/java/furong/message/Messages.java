package furong.message;

import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.Need;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.platform.Secrets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says something to a customer in a few words: stored with the caller's change, handed to the centre once that is done. */
@Component
@Transactional
public class Messages {

    private final JdbcClient db;
    private final TemplateShelf templates;
    private final Customers customers;
    private final Secrets secrets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Messages(
            JdbcClient db,
            TemplateShelf templates,
            Customers customers,
            Secrets secrets,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.templates = templates;
        this.customers = customers;
        this.secrets = secrets;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Queues a message in the caller's transaction, in the language the customer understands. Saying the same template
     * under the same reference again changes nothing: the first stands.
     *
     * @param args fill the template's gaps; a packed label is said in the customer's language
     * @param reference names the occasion, {@code order:0HZX5V6WBC8Q1}
     */
    public MessageId send(
            CustomerId customer, String phone, String template, List<String> args, String reference, Actor by) {
        var number = phone.replaceAll("[\\s()-]", "");
        if (!number.matches("\\+?\\d{5,18}")) throw Refused.field("phone", "contact-phone", phone);
        var now = clock.instant();
        var wording = templates.current(template, LocalDate.ofInstant(now, clock.getZone()));
        var language = customers.has(customer, Need.LANGUAGE) ? Locale.ENGLISH : Locale.CHINESE;
        var id = MessageId.next();
        var whole = wording.filled(language, args);
        var written = db.sql("""
                insert into message.message (customer, id, reference, template, version, phone, language, said, sealed,
                                             state, queued_at, expires_at, next_try_at, badge)
                values (:customer, :id, :reference, :template, :version, :phone, :language, :said, :sealed,
                        'QUEUED', :now, :until, :now, :badge)
                on conflict (customer, reference, template) do nothing""")
                .param("customer", customer.value())
                .param("id", id.value())
                .param("reference", reference)
                .param("template", template)
                .param("version", wording.version())
                .param("phone", number)
                .param("language", language.getLanguage())
                .param("said", wording.kept(language, args))
                .param("sealed", wording.secret() ? secrets.seal(id.text() + ":" + whole) : null, Types.BINARY)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(wording.valid())))
                .param("badge", by.badge())
                .update();
        if (written == 0) return known(customer, reference, template);
        events.publishEvent(new Courier.Queued(customer.value(), id.value()));
        return id;
    }

    /** The customer's messages, newest first. */
    @Transactional(readOnly = true)
    public List<Message> of(CustomerId customer, int limit) {
        return db.sql(Outbox.SELECT + """
                        where m.customer = :customer order by m.queued_at desc, m.id desc limit :limit""")
                .param("customer", customer.value())
                .param("limit", limit)
                .query(Outbox::message)
                .list();
    }

    private MessageId known(CustomerId customer, String reference, String template) {
        return new MessageId(db.sql("""
                        select id from message.message
                        where customer = :customer and reference = :reference and template = :template""")
                .param("customer", customer.value())
                .param("reference", reference)
                .param("template", template)
                .query(Long.class)
                .single());
    }
}
