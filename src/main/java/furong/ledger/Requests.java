package furong.ledger;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people asked to give away, and up to what they may by themselves, as rows. */
@Component
@AcrossCustomers("the list of what waits for a second person runs over all customers")
class Requests {

    private static final String SELECT = """
            select r.customer, r.account, r.item, r.kind, r.amount_minor, r.limit_minor, r.currency, r.reference,
                   r.other_side, r.first, r.reason, r.person, r.badge, r.at
            from ledger.request r
            """;

    private final JdbcClient db;
    private final Staff staff;
    private final Clock clock;

    Requests(JdbcClient db, Staff staff, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.clock = clock;
    }

    /** The published limit of one role; {@code version} 0: the role may give nothing of the kind. */
    record Authority(String role, int version, Money amount) {}

    /** The widest limit of the person's roles that holds today. */
    Authority limit(Discretion.Kind kind, String currency, Actor by) {
        var roles = by.isSystem()
                ? new String[] {"SYSTEM"}
                : staff.active(new StaffId(by.person()))
                        .map(member -> member.roles().stream().map(Role::name).toArray(String[]::new))
                        .orElse(new String[0]);
        return db.sql("""
                select role, version, limit_minor from (
                    select distinct on (role) role, version, limit_minor from ledger.authority
                    where role = any(:roles) and kind = :kind and currency = :currency and since <= :today
                    order by role, version desc) newest
                order by limit_minor desc, role limit 1""")
                .param("roles", roles)
                .param("kind", kind.name())
                .param("currency", currency)
                .param("today", LocalDate.ofInstant(clock.instant(), clock.getZone()))
                .query((row, n) -> new Authority(
                        row.getString("role"), row.getInt("version"), new Money(row.getLong("limit_minor"), currency)))
                .optional()
                .orElse(new Authority("", 0, Money.zero(currency)));
    }

    Discretion.Request add(NewCredit credit, String reason, Actor by) {
        var request = new Discretion.Request(
                credit.customer(),
                credit.account(),
                credit.id(),
                Discretion.Kind.valueOf(credit.kind().name()),
                credit.amount(),
                credit.amount(),
                credit.reference(),
                credit.otherSide(),
                credit.first(),
                reason,
                by.person(),
                by.badge(),
                clock.instant());
        return add(request, by);
    }

    Discretion.Request add(Discretion.Refund refund, String reason, Actor by) {
        var request = new Discretion.Request(
                refund.customer(),
                refund.account(),
                refund.id(),
                Discretion.Kind.REFUND,
                refund.amount(),
                refund.amount(),
                refund.reference(),
                refund.otherSide(),
                List.of(),
                reason,
                by.person(),
                by.badge(),
                clock.instant());
        return add(request, by);
    }

    /** Refused {@code ledger-no-authority} to whom may give away nothing of the kind, not even with a second person. */
    private Discretion.Request add(Discretion.Request wanted, Actor by) {
        if (wanted.reason().isBlank()) throw Refused.field("reason", "ledger-reason-missing");
        if (!wanted.amount().isPositive()) throw Refused.field("amount", "ledger-amount-not-positive");
        var authority = limit(wanted.kind(), wanted.amount().currency(), by);
        if (authority.version() == 0) throw new Refused("ledger-no-authority");
        db.sql("""
                insert into ledger.request (customer, item, account, kind, amount_minor, currency, reference, other_side,
                    first, reason, person, badge, unit, role, version, limit_minor, at)
                values (:customer, :item, :account, :kind, :minor, :currency, :reference, :otherSide, :first, :reason,
                    :person, :badge, :unit, :role, :version, :limit, :at)
                on conflict do nothing""")
                .param("customer", wanted.customer().value())
                .param("item", wanted.item().value())
                .param("account", wanted.account().value())
                .param("kind", wanted.kind().name())
                .param("minor", wanted.amount().minor())
                .param("currency", wanted.amount().currency())
                .param("reference", wanted.reference())
                .param("otherSide", wanted.otherSide())
                .param("first", wanted.first().stream().map(ItemId::value).toArray(Long[]::new))
                .param("reason", wanted.reason())
                .param("person", by.person())
                .param("badge", by.badge())
                .param("unit", by.unit())
                .param("role", authority.role())
                .param("version", authority.version())
                .param("limit", authority.amount().minor())
                .param("at", Timestamp.from(wanted.at()))
                .update();
        return get(wanted.customer(), wanted.item());
    }

    Discretion.Request get(CustomerId customer, ItemId item) {
        return db.sql(SELECT + "where r.customer = ? and r.item = ?")
                .params(customer.value(), item.value())
                .query((row, n) -> request(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", item.text()));
    }

    void decide(Discretion.Request request, boolean approve, String reason, Actor by) {
        if (!limit(request.kind(), request.amount().currency(), by).amount().isPositive())
            throw new Refused("ledger-no-authority");
        var decided = db.sql("""
                insert into ledger.decision (customer, item, asked_by, person, badge, verdict, reason, at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (customer, item) do nothing""")
                .params(
                        request.customer().value(),
                        request.item().value(),
                        request.askedBy(),
                        by.person(),
                        by.badge(),
                        approve ? "APPROVED" : "DECLINED",
                        reason,
                        Timestamp.from(clock.instant()))
                .update();
        if (decided == 0) throw new Refused("ledger-decided-before");
    }

    /** Whether a second person agreed to exactly this credit. */
    boolean isAgreed(NewCredit credit) {
        return db.sql("""
                select exists (select from ledger.decision d where d.customer = ? and d.item = ?
                               and d.verdict = 'APPROVED')""")
                .params(credit.customer().value(), credit.id().value())
                .query(Boolean.class)
                .single();
    }

    List<Discretion.Request> waiting(Scope scope, int limit) {
        return db.sql(SELECT + """
                where r.amount_minor > r.limit_minor and r.unit = any(:units) and not exists (
                    select from ledger.decision d where d.customer = r.customer and d.item = r.item)
                order by r.at, r.item limit :limit""")
                .param("units", scope.array())
                .param("limit", limit)
                .query((row, n) -> request(row))
                .list();
    }

    private static Discretion.Request request(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Discretion.Request(
                new CustomerId(row.getLong("customer")),
                new AccountId(row.getLong("account")),
                new ItemId(row.getLong("item")),
                Discretion.Kind.valueOf(row.getString("kind")),
                new Money(row.getLong("amount_minor"), currency),
                new Money(row.getLong("limit_minor"), currency),
                row.getString("reference"),
                row.getString("other_side"),
                Arrays.stream((Long[]) row.getArray("first").getArray())
                        .map(ItemId::new)
                        .toList(),
                row.getString("reason"),
                row.getLong("person"),
                row.getString("badge"),
                row.getTimestamp("at").toInstant());
    }
}
