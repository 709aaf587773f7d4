package furong.customer;

import furong.organisation.Area;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one customer with everything that belongs to them, a statement per table. */
@Component
class Reader {

    private static final int MANY = 500;

    private final JdbcClient db;
    private final Clock clock;

    Reader(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Customer> customer(CustomerId id) {
        return db.sql("""
                select c.number, c.kind, c.name, c.segment, c.since, c.home, c.manager, c.deputy, o.unit
                from customer.customer c
                join customer.ownership o on o.customer = c.customer
                     and o.since <= :today and (o.until is null or o.until > :today)
                where c.customer = :customer""")
                .param("today", LocalDate.ofInstant(clock.instant(), clock.getZone()))
                .param("customer", id.value())
                .query((row, n) -> new Customer(
                        id,
                        row.getString("number"),
                        Customer.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        Segment.valueOf(row.getString("segment")),
                        new UnitId(row.getLong("unit")),
                        row.getObject("since", LocalDate.class),
                        document(id),
                        managers(row),
                        contacts(id),
                        needs(id),
                        accounts(id),
                        places(id, row.getLong("home"))))
                .optional();
    }

    Map<String, Account.Key> accounts(Collection<String> numbers) {
        if (numbers.isEmpty()) return Map.of();
        var found = new HashMap<String, Account.Key>();
        db.sql("select number, customer, account from customer.number_directory where number = any(:numbers)"
                        + " and account is not null")
                .param("numbers", numbers.toArray(String[]::new))
                .query((RowCallbackHandler) row -> found.put(
                        row.getString("number"),
                        new Account.Key(
                                new CustomerId(row.getLong("customer")), new AccountId(row.getLong("account")))));
        return found;
    }

    private Document.@Nullable Masked document(CustomerId id) {
        return db.sql("select type, tail from customer.document where customer = :customer")
                .param("customer", id.value())
                .query((row, n) ->
                        new Document.Masked(DocumentType.valueOf(row.getString("type")), row.getString("tail")))
                .optional()
                .orElse(null);
    }

    private static KeyAccounts.@Nullable Managers managers(ResultSet row) throws SQLException {
        var manager = row.getObject("manager", Long.class);
        var deputy = row.getObject("deputy", Long.class);
        return manager == null || deputy == null
                ? null
                : new KeyAccounts.Managers(new StaffId(manager), new StaffId(deputy));
    }

    private List<Contact> contacts(CustomerId id) {
        return db.sql("""
                select kind, value, name, preferred from customer.contact where customer = :customer
                order by preferred desc, kind, value limit :many""")
                .param("customer", id.value())
                .param("many", MANY)
                .query((row, n) -> new Contact(
                        Contact.Kind.valueOf(row.getString("kind")),
                        row.getString("value"),
                        row.getString("name"),
                        row.getBoolean("preferred")))
                .list();
    }

    private List<Customer.NeedNote> needs(CustomerId id) {
        return db.sql("""
                select need, note, consent, since, badge from customer.need
                where customer = :customer and withdrawn_at is null order by since, id limit :many""")
                .param("customer", id.value())
                .param("many", MANY)
                .query((row, n) -> new Customer.NeedNote(
                        Need.valueOf(row.getString("need")),
                        row.getString("note"),
                        row.getString("consent"),
                        row.getTimestamp("since").toInstant(),
                        row.getString("badge")))
                .list();
    }

    private List<Account> accounts(CustomerId id) {
        return db.sql("""
                select id, number, name, payment_method, active, since from customer.account
                where customer = :customer order by id limit :many""")
                .param("customer", id.value())
                .param("many", MANY)
                .query((row, n) -> new Account(
                        new AccountId(row.getLong("id")),
                        row.getString("number"),
                        row.getString("name"),
                        Account.PaymentMethod.valueOf(row.getString("payment_method")),
                        row.getBoolean("active"),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    private List<Place> places(CustomerId id, long home) {
        return db.sql("""
                select id, district, street_office, street, number, compound, building, unit, room, line, lat, lon,
                       rural
                from customer.place where customer = :customer order by id <> :home, id limit :many""")
                .param("customer", id.value())
                .param("home", home)
                .param("many", MANY)
                .query((row, n) -> new Place(
                        new PlaceId(row.getLong("id")),
                        new Area(row.getString("district"), row.getString("street_office")),
                        row.getString("line"),
                        row.getDouble("lat"),
                        row.getDouble("lon"),
                        row.getBoolean("rural"),
                        new Address(
                                row.getString("street"),
                                row.getString("number"),
                                row.getString("compound"),
                                row.getString("building"),
                                row.getString("unit"),
                                row.getString("room"))))
                .list();
    }
}
