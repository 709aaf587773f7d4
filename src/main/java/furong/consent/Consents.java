package furong.consent;

import furong.customer.Contact;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.platform.Actor;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes down what customers agree to, word for word as it was shown to them, and lets each consent be used for one thing.
 * {@code what} names it in a few words and may be a packed label; {@code shown} is the whole text.
 */
@Component
@Transactional
public class Consents {

    private static final int LIST_MAX = 200;

    private final ConsentRows rows;
    private final Codes codes;
    private final Customers customers;
    private final Clock clock;

    Consents(ConsentRows rows, Codes codes, Customers customers, Clock clock) {
        this.rows = rows;
        this.codes = codes;
        this.customers = customers;
        this.clock = clock;
    }

    /** By a signature on the screen. The same strokes under the same text are the same consent. */
    public ConsentId bySignature(CustomerId customer, String what, String shown, Signature drawn, Actor by) {
        return rows.write(customer, what, ConsentRows.plain(shown), new Evidence.Signed(drawn), "", by);
    }

    /** Sends a code to one of the customer's own phones: to another, it would show nothing. */
    public SentCode sendCode(CustomerId customer, String phone, String what, String shown, Actor by) {
        var theirs = customers.get(customer).contacts().stream()
                .filter(contact -> contact.kind() != Contact.Kind.EMAIL)
                .map(Contact::value)
                .anyMatch(phone::equals);
        if (!theirs) throw Refused.field("consent", "code-phone");
        return codes.send(customer, phone, what, ConsentRows.plain(shown), by);
    }

    /** The newest code sent for this very text, if it still counts. */
    public Optional<SentCode> newestCode(CustomerId customer, String what, String shown) {
        return codes.newest(customer, what, ConsentRows.plain(shown));
    }

    /** By the code that was sent. A wrong try counts even if the caller's own change is taken back. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public ConsentId byCode(CustomerId customer, CodeId request, String code, Actor by) {
        return switch (codes.attempt(customer, request, code, by)) {
            case Codes.Try.Right(var consent) -> consent;
            case Codes.Try.Wrong(var left) -> throw Refused.field("consent", "code-wrong", left);
            case Codes.Try.Over() -> throw Refused.field("consent", "code-over");
        };
    }

    /** By a recorded call. The reference must be plausible; a recording named for one customer serves no other. */
    public ConsentId byVoice(CustomerId customer, String what, String shown, String recordingReference, Actor by) {
        var reference = recordingReference.strip();
        rules(How.VOICE).checkRecording(reference, clock.instant(), clock.getZone());
        rows.claimRecording(customer, reference);
        return rows.write(customer, what, ConsentRows.plain(shown), new Evidence.Recorded(reference), "", by);
    }

    /**
     * Uses a consent for one subject, in the caller's transaction. Refused if it was used for another, is too old or is
     * not this customer's.
     */
    public Consent take(CustomerId customer, ConsentId id, String subject) {
        var consent = get(customer, id);
        if (consent.at().plus(rules(consent.how()).valid()).isBefore(clock.instant()))
            throw Refused.field("consent", "consent-old");
        rows.use(customer, id, subject);
        return consent;
    }

    /** The same, and refused unless this is what the customer was shown. */
    public Consent take(CustomerId customer, ConsentId id, String shown, String subject) {
        if (!get(customer, id).shown().equals(ConsentRows.plain(shown)))
            throw Refused.field("consent", "consent-other");
        return take(customer, id, subject);
    }

    @Transactional(readOnly = true)
    public Consent get(CustomerId customer, ConsentId id) {
        return rows.find(customer, id).orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** What the customer agreed to, newest first. */
    @Transactional(readOnly = true)
    public List<Consent> of(CustomerId customer, int limit) {
        return rows.newest(customer, limit);
    }

    /** The consents that were used for a subject. */
    @Transactional(readOnly = true)
    public List<Consent> of(CustomerId customer, String subject) {
        return rows.of(customer, subject, LIST_MAX);
    }

    @Transactional(readOnly = true)
    public ConsentRule rules(How how) {
        return rows.rule(how, LocalDate.ofInstant(clock.instant(), clock.getZone()));
    }
}
