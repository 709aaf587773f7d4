package furong.customer;

import furong.organisation.Area;
import furong.organisation.Segment;
import furong.organisation.Territories;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.DocumentNumbers;
import furong.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes new customers with everything that belongs to them, one or some hundred at a time, a statement per table. */
@Component
@AcrossCustomers("bulk import writes many customers in one statement per table")
class Registry {

    private static final int NAME_LENGTH_MAX = 200;

    private final JdbcClient db;
    private final AddressBook addresses;
    private final Territories territories;
    private final DocumentNumbers numbers;
    private final OwnershipMove ownership;
    private final Vault vault;

    Registry(
            JdbcClient db,
            AddressBook addresses,
            Territories territories,
            DocumentNumbers numbers,
            OwnershipMove ownership,
            Vault vault) {
        this.db = db;
        this.addresses = addresses;
        this.territories = territories;
        this.numbers = numbers;
        this.ownership = ownership;
        this.vault = vault;
    }

    /** A customer whose words are checked, whose owner is known and whose numbers are drawn, ready to be written. */
    record Entry(
            CustomerId id,
            String number,
            NewCustomer what,
            Place home,
            UnitId owner,
            LocalDate since,
            AccountId account,
            String accountNumber,
            boolean active) {}

    /** Who owns what on one day, asked once per area however many customers live there. */
    BiFunction<Segment, Area, UnitId> owners(LocalDate day) {
        record Where(Segment segment, Area area) {}
        var known = new HashMap<Where, UnitId>();
        return (segment, area) ->
                known.computeIfAbsent(new Where(segment, area), where -> territories.ownerOf(segment, area, day));
    }

    /** Checks what can be checked without the other customers; refused with the field to mend. */
    Entry prepare(NewCustomer what, LocalDate since, boolean active, BiFunction<Segment, Area, UnitId> owners) {
        if (what.name().isEmpty() || what.name().length() > NAME_LENGTH_MAX)
            throw Refused.field("name", "customer-name", NAME_LENGTH_MAX);
        var document = what.document();
        if (document != null) document.check();
        what.contacts().forEach(Contact::check);
        KeyAccounts.check(what.segment(), what.managers());
        var home = addresses.place(PlaceId.next(), what.home());
        var owner = owners.apply(what.segment(), home.area());
        return new Entry(
                CustomerId.next(),
                numbers.next("KH"),
                what,
                home,
                owner,
                since,
                AccountId.next(),
                numbers.next("ZH"),
                active);
    }

    /** Claims each document for its customer. Says which customers are too late: somebody is known by that document. */
    Set<CustomerId> claimDocuments(List<Entry> entries) {
        var shown = entries.stream()
                .filter(entry -> entry.what().document() != null)
                .toList();
        if (shown.isEmpty()) return Set.of();
        var won = db.sql("""
                insert into customer.document_directory (mark, customer)
                select mark, customer from unnest(:marks, :customers) as d (mark, customer) order by mark
                on conflict do nothing returning customer""")
                .param(
                        "marks",
                        shown.stream().map(entry -> vault.mark(document(entry))).toArray(byte[][]::new))
                .param("customers", column(shown, entry -> entry.id().value(), Long[]::new))
                .query(Long.class)
                .list();
        var late = new HashSet<CustomerId>();
        for (var entry : shown) if (!won.contains(entry.id().value())) late.add(entry.id());
        return late;
    }

    /** The printed number of the customer who is already known by this document; "" if they have just gone. */
    String numberOfHolder(Entry tooLate) {
        return db.sql("""
                select c.number from customer.document_directory d
                join customer.customer c on c.customer = d.customer where d.mark = :mark""")
                .param("mark", vault.mark(document(tooLate)))
                .query(String.class)
                .optional()
                .orElse("");
    }

    void write(List<Entry> entries, String why) {
        writeCustomers(entries);
        writeNumbers(entries);
        writePlaces(entries.stream()
                .map(entry -> new PlaceOf(entry.id(), entry.home()))
                .toList());
        writeAccounts(entries);
        writeContacts(entries);
        writeDocuments(entries);
        ownership.first(
                entries.stream().map(entry -> entry.id().value()).toList(),
                entries.stream().map(Entry::owner).toList(),
                entries.stream().map(Entry::since).toList(),
                why);
    }

    private void writeCustomers(List<Entry> entries) {
        db.sql("""
                insert into customer.customer (customer, number, kind, name, name_grams, segment, home, district,
                    street_office, since, manager, deputy)
                select customer, number, kind, name, string_to_array(grams, ' '), segment, home, district, office,
                       since, manager, deputy
                from unnest(:customer, :number, :kind, :name, :grams, :segment, :home, :district, :office,
                            cast(:since as date[]), :manager, :deputy)
                     as n (customer, number, kind, name, grams, segment, home, district, office, since, manager,
                           deputy)""")
                .param("customer", column(entries, entry -> entry.id().value(), Long[]::new))
                .param("number", column(entries, Entry::number, String[]::new))
                .param("kind", column(entries, entry -> entry.what().kind().name(), String[]::new))
                .param("name", column(entries, entry -> entry.what().name(), String[]::new))
                .param("grams", column(entries, entry -> gramsOf(entry.what().name()), String[]::new))
                .param(
                        "segment",
                        column(entries, entry -> entry.what().segment().name(), String[]::new))
                .param("home", column(entries, entry -> entry.home().id().value(), Long[]::new))
                .param("district", column(entries, entry -> entry.home().area().district(), String[]::new))
                .param("office", column(entries, entry -> entry.home().area().streetOffice(), String[]::new))
                .param("since", column(entries, entry -> entry.since().toString(), String[]::new))
                .param("manager", managers(entries, KeyAccounts.Managers::manager))
                .param("deputy", managers(entries, KeyAccounts.Managers::deputy))
                .update();
        var owners = new ArrayList<Long>();
        var keys = new ArrayList<String>();
        for (var entry : entries) {
            for (var key : Words.nameKeys(entry.what().name())) {
                owners.add(entry.id().value());
                keys.add(key);
            }
        }
        db.sql("insert into customer.name_key (customer, key) select * from unnest(:customers, :keys)")
                .param("customers", owners.toArray(Long[]::new))
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    private void writeNumbers(List<Entry> entries) {
        db.sql("""
                insert into customer.number_directory (number, customer, account)
                select number, customer, null from unnest(:numbers, :customers) as k (number, customer)
                union all
                select number, customer, account
                from unnest(:accountNumbers, :customers, :accounts) as a (number, customer, account)""")
                .param("numbers", column(entries, Entry::number, String[]::new))
                .param("customers", column(entries, entry -> entry.id().value(), Long[]::new))
                .param("accountNumbers", column(entries, Entry::accountNumber, String[]::new))
                .param("accounts", column(entries, entry -> entry.account().value(), Long[]::new))
                .update();
    }

    record PlaceOf(CustomerId customer, Place place) {}

    void writePlaces(List<PlaceOf> places) {
        db.sql("""
                insert into customer.place (customer, id, district, street_office, street, number, compound, building,
                    unit, room, line, search_line, grams, lat, lon, rural)
                select customer, id, district, office, street, number, compound, building, unit, room, line, search,
                       string_to_array(grams, ' '), lat, lon, rural
                from unnest(:customer, :id, :district, :office, :street, :number, :compound, :building, :unit, :room,
                            :line, :search, :grams, :lat, :lon, :rural)
                     as p (customer, id, district, office, street, number, compound, building, unit, room, line,
                           search, grams, lat, lon, rural)""")
                .param("customer", column(places, p -> p.customer().value(), Long[]::new))
                .param("id", column(places, p -> p.place().id().value(), Long[]::new))
                .param("district", column(places, p -> p.place().area().district(), String[]::new))
                .param("office", column(places, p -> p.place().area().streetOffice(), String[]::new))
                .param("street", column(places, p -> p.place().address().street(), String[]::new))
                .param("number", column(places, p -> p.place().address().number(), String[]::new))
                .param("compound", column(places, p -> p.place().address().compound(), String[]::new))
                .param("building", column(places, p -> p.place().address().building(), String[]::new))
                .param("unit", column(places, p -> p.place().address().unit(), String[]::new))
                .param("room", column(places, p -> p.place().address().room(), String[]::new))
                .param("line", column(places, p -> p.place().line(), String[]::new))
                .param("search", column(places, p -> addresses.searchable(p.place()), String[]::new))
                .param("grams", column(places, p -> gramsOf(addresses.searchable(p.place())), String[]::new))
                .param("lat", column(places, p -> p.place().lat(), Double[]::new))
                .param("lon", column(places, p -> p.place().lon(), Double[]::new))
                .param("rural", column(places, p -> p.place().rural(), Boolean[]::new))
                .update();
    }

    private void writeAccounts(List<Entry> entries) {
        db.sql("""
                insert into customer.account (customer, id, number, name, payment_method, active, since)
                select * from unnest(:customer, :id, :number, :name, :method, :active, cast(:since as date[]))""")
                .param("customer", column(entries, entry -> entry.id().value(), Long[]::new))
                .param("id", column(entries, entry -> entry.account().value(), Long[]::new))
                .param("number", column(entries, Entry::accountNumber, String[]::new))
                .param("name", column(entries, entry -> entry.what().name(), String[]::new))
                .param(
                        "method",
                        column(entries, entry -> entry.what().paymentMethod().name(), String[]::new))
                .param("active", column(entries, Entry::active, Boolean[]::new))
                .param("since", column(entries, entry -> entry.since().toString(), String[]::new))
                .update();
    }

    private void writeContacts(List<Entry> entries) {
        record Of(CustomerId customer, Contact contact) {}
        var contacts = entries.stream()
                .flatMap(entry -> entry.what().contacts().stream().map(contact -> new Of(entry.id(), contact)))
                .toList();
        db.sql("""
                insert into customer.contact (customer, kind, value, name, preferred)
                select * from unnest(:customer, :kind, :value, :name, :preferred) on conflict do nothing""")
                .param("customer", column(contacts, of -> of.customer().value(), Long[]::new))
                .param("kind", column(contacts, of -> of.contact().kind().name(), String[]::new))
                .param("value", column(contacts, of -> of.contact().value(), String[]::new))
                .param("name", column(contacts, of -> of.contact().name(), String[]::new))
                .param("preferred", column(contacts, of -> of.contact().preferred(), Boolean[]::new))
                .update();
    }

    private void writeDocuments(List<Entry> entries) {
        var shown = entries.stream()
                .filter(entry -> entry.what().document() != null)
                .toList();
        db.sql("""
                insert into customer.document (customer, type, tail, sealed)
                select * from unnest(:customer, :type, :tail, :sealed)""")
                .param("customer", column(shown, entry -> entry.id().value(), Long[]::new))
                .param("type", column(shown, entry -> document(entry).type().name(), String[]::new))
                .param("tail", column(shown, entry -> document(entry).masked().tail(), String[]::new))
                .param("sealed", column(shown, entry -> vault.seal(entry.id(), document(entry)), byte[][]::new))
                .update();
    }

    static String gramsOf(String text) {
        return String.join(" ", Words.grams(Words.condensed(text)));
    }

    private static Document document(Entry entry) {
        return java.util.Objects.requireNonNull(entry.what().document());
    }

    private static Long[] managers(
            List<Entry> entries, Function<KeyAccounts.Managers, furong.organisation.StaffId> who) {
        var answer = new Long[entries.size()];
        for (var i = 0; i < answer.length; i++) {
            var managers = entries.get(i).what().managers();
            if (managers != null) answer[i] = who.apply(managers).value();
        }
        return answer;
    }

    private static <R, C> C[] column(List<R> rows, Function<R, C> value, java.util.function.IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
