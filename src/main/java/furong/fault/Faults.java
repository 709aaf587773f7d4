package furong.fault;

import furong.catalog.Catalog;
import furong.catalog.OfferId;
import furong.catalog.Price;
import furong.catalog.PriceKind;
import furong.contact.Contacts;
import furong.contact.Duties;
import furong.contact.NewDuty;
import furong.contact.NewTouch;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.platform.Actor;
import furong.platform.DocumentNumbers;
import furong.platform.Money;
import furong.platform.Refused;
import furong.promise.NewPromise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.resource.Numbers;
import furong.resource.Ports;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import furong.subscription.Terms;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes fault reports. With each come the promise to mend it, with the month's rent so that lateness can be paid for, and
 * the duty of whoever was asked first; where many are hit, it joins their outage. What is done is {@link Mending}'s.
 */
@Component
@Transactional
public class Faults {

    private static final int NOTE_MAX = 1_000;

    private final FaultRows rows;
    private final OutageRows outages;
    private final FaultNews news;
    private final Handbook handbook;
    private final Subscriptions subscriptions;
    private final Customers customers;
    private final Catalog catalog;
    private final Ports ports;
    private final Numbers numbers;
    private final Promises promises;
    private final Contacts contacts;
    private final Duties duties;
    private final DocumentNumbers documents;
    private final Clock clock;
    private final String currency;

    Faults(
            FaultRows rows,
            OutageRows outages,
            FaultNews news,
            Handbook handbook,
            Subscriptions subscriptions,
            Customers customers,
            Catalog catalog,
            Ports ports,
            Numbers numbers,
            Promises promises,
            Contacts contacts,
            Duties duties,
            DocumentNumbers documents,
            Clock clock,
            @Value("${furong.currency}") String currency) {
        this.rows = rows;
        this.outages = outages;
        this.news = news;
        this.handbook = handbook;
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.catalog = catalog;
        this.ports = ports;
        this.numbers = numbers;
        this.promises = promises;
        this.contacts = contacts;
        this.duties = duties;
        this.documents = documents;
        this.clock = clock;
        this.currency = currency;
    }

    /**
     * A customer reports a line; reporting it again while it is open gives the same fault. Refused as
     * {@code fault-symptom}, or {@code fault-line-over} for a line that is no more.
     */
    public Fault report(NewFault wanted, Actor by) {
        if (handbook.symptoms().stream().noneMatch(one -> one.code().equals(wanted.symptom())))
            throw Refused.field("symptom", "fault-symptom");
        if (wanted.note().length() > NOTE_MAX) throw Refused.field("note", "fault-note-long", NOTE_MAX);
        var line = subscriptions.get(wanted.customer(), wanted.subscription());
        if (line instanceof Subscription.Cancelled) throw Refused.field("subscription", "fault-line-over");
        var known = rows.openOf(wanted.customer(), wanted.subscription());
        if (known.isPresent()) return again(wanted, known.get(), by);
        var fault = fresh(wanted, line.terms(), by);
        rows.insert(fault, by.person());
        duties.firstAsked(
                new NewDuty(
                        fault.customer(), fault.id().subject(), fault.number() + " " + fault.line(), fault.channel()),
                by);
        noteContact(wanted, fault, by);
        tell(fault, by);
        return fault;
    }

    @Transactional(readOnly = true)
    public Fault get(CustomerId customer, FaultId id) {
        return rows.get(customer, id);
    }

    /** The customer's faults, newest first. */
    @Transactional(readOnly = true)
    public List<Fault> of(CustomerId customer, int limit) {
        return rows.of(customer, limit);
    }

    /** The outages that may be why something of this customer's does not work. */
    @Transactional(readOnly = true)
    public List<Outage> outagesAround(CustomerId customer) {
        var open = outages.open(OutageRows.OPEN_MAX);
        if (open.isEmpty()) return List.of();
        var theirs = customers.get(customer);
        var lines = subscriptions.of(customer).stream()
                .filter(line -> !(line instanceof Subscription.Cancelled))
                .map(Subscription::terms)
                .toList();
        return open.stream()
                .filter(outage -> lines.stream()
                        .anyMatch(terms -> outage.touches(
                                exchange(terms), theirs.place(terms.place()).area())))
                .toList();
    }

    private Fault again(NewFault wanted, Fault known, Actor by) {
        noteContact(wanted, known, by);
        news.tell(known, "again", List.of(), by);
        return known;
    }

    private Fault fresh(NewFault wanted, Terms terms, Actor by) {
        var customer = customers.get(wanted.customer());
        var offer = catalog.offer(terms.offer());
        var place = customer.place(terms.place());
        var id = FaultId.next();
        var now = clock.instant();
        var exchange = exchange(terms);
        var outage = outages.open(OutageRows.OPEN_MAX).stream()
                .filter(one -> one.touches(exchange, place.area()))
                .findFirst()
                .map(Outage::id)
                .orElse(null);
        var number = terms.number();
        var promised = new NewPromise(
                        customer.id(),
                        PromiseType.REPAIR,
                        id.subject(),
                        customer.segment(),
                        offer.product().code(),
                        place.rural(),
                        now,
                        customer.owner(),
                        offer.product().businessLine())
                .withFee(rent(terms.offer()));
        var bundle = bundle(terms);
        var due = promises.make(bundle.isEmpty() ? promised : promised.inBundle(bundle), by)
                .dueAt();
        return new Fault(
                customer.id(),
                id,
                documents.next("GZ"),
                terms.id(),
                terms.service(),
                place.id(),
                terms.offer(),
                offer.product().code(),
                offer.product().businessLine(),
                customer.segment(),
                number == null ? offer.name().zh() : number,
                wanted.symptom(),
                wanted.note().strip(),
                exchange,
                place.area(),
                place.rural(),
                customer.owner(),
                wanted.channel(),
                FaultState.OPEN,
                now,
                by.badge(),
                due,
                null,
                "",
                null,
                null,
                outage,
                null,
                "",
                null,
                null,
                null);
    }

    private void noteContact(NewFault wanted, Fault fault, Actor by) {
        var call = wanted.call();
        if (call != null) contacts.about(fault.customer(), call, fault.id().subject(), by);
        else {
            var _ = contacts.note(
                    new NewTouch(
                            fault.customer(),
                            fault.channel(),
                            "",
                            "FAULT",
                            "REPORTED",
                            fault.number(),
                            fault.id().subject()),
                    by);
        }
    }

    private void tell(Fault fault, Actor by) {
        var outageId = fault.outage();
        news.tell(fault, outageId == null ? "reported" : "reported-in-outage", List.of(), by);
        var until = outageId == null ? fault.dueAt() : outages.get(outageId).expectedAt();
        news.write(
                fault.customer(),
                outageId == null ? "FAULT_TAKEN" : "FAULT_IN_OUTAGE",
                List.of(fault.number(), fault.line(), news.moment(until)),
                fault.id().subject(),
                by);
    }

    /** The exchange a line hangs on: its port's, or its number's. */
    private String exchange(Terms terms) {
        var port = terms.port();
        if (port != null) return ports.get(port).exchange();
        var number = terms.number();
        return number == null ? "" : numbers.exchangeOf(number);
    }

    private Money rent(OfferId offer) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return Price.total(catalog.prices(offer, today), PriceKind.RECURRING, currency);
    }

    /** Lines that were ordered as one are compensated once between them. */
    private String bundle(Terms terms) {
        var together = subscriptions.of(terms.customer()).stream()
                .map(Subscription::terms)
                .filter(other ->
                        !other.reference().isEmpty() && other.reference().equals(terms.reference()))
                .count();
        return together > 1 ? terms.reference() : "";
    }
}
