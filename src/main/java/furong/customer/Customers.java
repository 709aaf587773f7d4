package furong.customer;

import furong.organisation.Scope;
import furong.organisation.Segment;
import furong.organisation.Territories;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.DocumentNumbers;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Registers customers, finds them again, and keeps what we know about them. */
@Component
@Transactional
public class Customers {

    private final JdbcClient db;
    private final Registry registry;
    private final Reader reader;
    private final Search search;
    private final AddressBook addresses;
    private final Territories territories;
    private final OwnershipMove ownership;
    private final KeyAccounts keyAccounts;
    private final DocumentNumbers numbers;
    private final Timeline timeline;
    private final Audit audit;
    private final Clock clock;

    Customers(
            JdbcClient db,
            Registry registry,
            Reader reader,
            Search search,
            AddressBook addresses,
            Territories territories,
            OwnershipMove ownership,
            KeyAccounts keyAccounts,
            DocumentNumbers numbers,
            Timeline timeline,
            Audit audit,
            Clock clock) {
        this.db = db;
        this.registry = registry;
        this.reader = reader;
        this.search = search;
        this.addresses = addresses;
        this.territories = territories;
        this.ownership = ownership;
        this.keyAccounts = keyAccounts;
        this.numbers = numbers;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Registers somebody new with their home and a first account; the home's area decides who faces them. Refused as
     * {@code document-known} with the number of the customer who already has this document.
     */
    public Customer register(NewCustomer what, Actor by) {
        var today = today();
        var managers = what.managers();
        if (managers != null) keyAccounts.checkRoles(managers);
        var entry = registry.prepare(what, today, true, registry.owners(today));
        if (!registry.claimDocuments(List.of(entry)).isEmpty())
            throw Refused.field("documentNumber", "document-known", registry.numberOfHolder(entry));
        registry.write(List.of(entry), "registration");
        note(by, entry.id(), "customer.registered", Map.of("number", entry.number(), "segment", what.segment()));
        tell(entry.id(), "customer", "customer.timeline.registered", List.of(entry.number()), by);
        return get(entry.id());
    }

    /** Refused as {@code not-found} if there is no such customer. */
    @Transactional(readOnly = true)
    public Customer get(CustomerId id) {
        return find(id).orElseThrow(() -> new Refused("not-found", id.text()));
    }

    @Transactional(readOnly = true)
    public Optional<Customer> find(CustomerId id) {
        return reader.customer(id);
    }

    /** Customers for a list of another module, by id; unknown ids are missing in the answer. */
    @Transactional(readOnly = true)
    public Map<CustomerId, CustomerRow> rows(Collection<CustomerId> ids) {
        if (ids.isEmpty()) return Map.of();
        return search.rows(ids).stream().collect(Collectors.toMap(CustomerRow::id, Function.identity()));
    }

    /** The segment of each, for bulk; unknown ids are missing in the answer. */
    @Transactional(readOnly = true)
    public Map<CustomerId, Segment> segments(Collection<CustomerId> ids) {
        return search.segments(ids);
    }

    /** Whose accounts bear these printed numbers; a number that is nobody's is missing in the answer. */
    @Transactional(readOnly = true)
    public Map<String, Account.Key> accounts(Collection<String> numbers) {
        return reader.accounts(numbers);
    }

    /**
     * Those in scope whom the words fit, the best first. A word is a customer or account number, a name or a part of
     * it, its pinyin or initials, a phone number or its end, a part of an address, or the last four of a document.
     */
    @Transactional(readOnly = true)
    public List<CustomerRow> search(String words, Scope scope, int limit) {
        return search.search(words, scope, limit);
    }

    public Place addPlace(CustomerId id, NewPlace wanted, Actor by) {
        get(id);
        var place = addresses.place(PlaceId.next(), wanted);
        registry.writePlaces(List.of(new Registry.PlaceOf(id, place)));
        note(by, id, "place.added", Map.of("place", place.id().text(), "line", place.line()));
        tell(id, "place", "customer.timeline.place", List.of(place.line()), by);
        return place;
    }

    /** Adds a way to reach the customer, or changes the one with the same kind and value. */
    public void addContact(CustomerId id, Contact contact, Actor by) {
        contact.check();
        get(id);
        if (contact.preferred())
            db.sql("update customer.contact set preferred = false where customer = :customer and preferred")
                    .param("customer", id.value())
                    .update();
        db.sql("""
                insert into customer.contact (customer, kind, value, name, preferred)
                values (:customer, :kind, :value, :name, :preferred)
                on conflict (customer, kind, value) do update set name = excluded.name, preferred = excluded.preferred""")
                .param("customer", id.value())
                .param("kind", contact.kind().name())
                .param("value", contact.value())
                .param("name", contact.name())
                .param("preferred", contact.preferred())
                .update();
        note(by, id, "contact.added", Map.of("kind", contact.kind(), "value", contact.value()));
    }

    /**
     * Remembers a need.
     *
     * @param consent who agreed to that and how; refused if empty: without consent nothing is kept
     */
    public void noteNeed(CustomerId id, Need need, String note, String consent, Actor by) {
        if (consent.isBlank()) throw Refused.field("consent", "consent-needed");
        get(id);
        try {
            db.sql("""
                    insert into customer.need (customer, id, need, note, consent, noted_by, badge, since)
                    values (:customer, :id, :need, :note, :consent, :by, :badge, :at)""")
                    .param("customer", id.value())
                    .param("id", Ids.next())
                    .param("need", need.name())
                    .param("note", note.strip())
                    .param("consent", consent.strip())
                    .param("by", by.person())
                    .param("badge", by.badge())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException twice) {
            throw Refused.field("need", "need-known");
        }
        note(by, id, "need.noted", Map.of("need", need, "consent", consent.strip()));
        tell(id, "need", "customer.timeline.need." + need, List.of(), by);
    }

    /** Whether the customer has this need, for whoever wants to know only that. */
    @Transactional(readOnly = true)
    public boolean has(CustomerId id, Need need) {
        return db.sql("""
                        select exists (select from customer.need
                                       where customer = :customer and need = :need and withdrawn_at is null)""")
                .param("customer", id.value())
                .param("need", need.name())
                .query(Boolean.class)
                .single();
    }

    /** Where a short message reaches the customer: a mobile before a fixed line, the preferred one first; "" for nowhere. */
    @Transactional(readOnly = true)
    public String messageNumber(CustomerId id) {
        return db.sql("""
                        select value from customer.contact where customer = :customer and kind <> 'EMAIL'
                        order by kind = 'MOBILE' desc, preferred desc, value limit 1""")
                .param("customer", id.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** The customer no longer wants it remembered: the note is emptied, the proof that there was consent stays. */
    public void withdrawNeed(CustomerId id, Need need, Actor by) {
        var withdrawn = db.sql("""
                update customer.need set withdrawn_at = :at, withdrawn_by = :by, note = ''
                where customer = :customer and need = :need and withdrawn_at is null""")
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.person())
                .param("customer", id.value())
                .param("need", need.name())
                .update();
        if (withdrawn == 0) throw Refused.field("need", "need-unknown");
        note(by, id, "need.withdrawn", Map.of("need", need));
    }

    public Account openAccount(CustomerId id, String name, Account.PaymentMethod method, Actor by) {
        if (name.isBlank()) throw Refused.field("name", "customer-name", 200);
        get(id);
        var account = new Account(AccountId.next(), numbers.next("ZH"), name.strip(), method, true, today());
        db.sql("insert into customer.number_directory (number, customer, account) values (?, ?, ?)")
                .params(account.number(), id.value(), account.id().value())
                .update();
        db.sql("""
                insert into customer.account (customer, id, number, name, payment_method, active, since)
                values (?, ?, ?, ?, ?, true, ?)""")
                .params(
                        id.value(),
                        account.id().value(),
                        account.number(),
                        account.name(),
                        method.name(),
                        account.since())
                .update();
        note(by, id, "account.opened", Map.of("number", account.number()));
        tell(id, "account", "customer.timeline.account", List.of(account.number()), by);
        return account;
    }

    /** Another segment means another owner, other promises and, for a key account, a manager and a deputy. */
    public Customer changeSegment(CustomerId id, Segment segment, KeyAccounts.@Nullable Managers managers, Actor by) {
        KeyAccounts.check(segment, managers);
        if (managers != null) keyAccounts.checkRoles(managers);
        var customer = get(id);
        db.sql("""
                update customer.customer set segment = :segment, manager = :manager, deputy = :deputy
                where customer = :customer""")
                .param("segment", segment.name())
                .param("manager", managers == null ? null : managers.manager().value(), java.sql.Types.BIGINT)
                .param("deputy", managers == null ? null : managers.deputy().value(), java.sql.Types.BIGINT)
                .param("customer", id.value())
                .update();
        var owner = territories.ownerOf(segment, customer.home().area(), today());
        ownership.again(id, owner, today(), "segment " + segment);
        note(by, id, "segment.changed", Map.of("from", customer.segment(), "to", segment));
        tell(
                id,
                "customer",
                "customer.timeline.segment",
                List.of(customer.segment().name(), segment.name()),
                by);
        return get(id);
    }

    /** The customer moved: another of their places is home, and its area decides who faces them. */
    public Customer makeHome(CustomerId id, PlaceId place, Actor by) {
        var customer = get(id);
        var area = customer.place(place).area();
        db.sql("""
                update customer.customer set home = :home, district = :district, street_office = :office
                where customer = :customer""")
                .param("home", place.value())
                .param("district", area.district())
                .param("office", area.streetOffice())
                .param("customer", id.value())
                .update();
        ownership.again(id, territories.ownerOf(customer.segment(), area, today()), today(), "home moved");
        note(by, id, "home.changed", Map.of("place", place.text()));
        return get(id);
    }

    private void note(Actor by, CustomerId id, String what, Map<String, ?> facts) {
        audit.note(by, what, id.value(), "customer:" + id.text(), facts);
    }

    private void tell(CustomerId id, String icon, String key, List<String> args, Actor by) {
        timeline.add(new TimelineEntry(id, clock.instant(), icon, "", key, args, by.badge()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
