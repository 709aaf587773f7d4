package furong.customer;

import furong.organisation.Grants;
import furong.organisation.Scope;
import furong.organisation.StaffMember;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Guesses;
import furong.platform.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may open which customer: those in whose scope they are, and whoever they show their document or number to. */
@Component
@Transactional
public class Reception {

    private final JdbcClient db;
    private final Customers customers;
    private final Search search;
    private final Vault vault;
    private final Grants grants;
    private final Guesses guesses;
    private final Audit audit;
    private final Clock clock;

    Reception(
            JdbcClient db,
            Customers customers,
            Vault vault,
            Grants grants,
            Guesses guesses,
            Audit audit,
            Clock clock,
            Search search) {
        this.db = db;
        this.customers = customers;
        this.search = search;
        this.guesses = guesses;
        this.vault = vault;
        this.grants = grants;
        this.audit = audit;
        this.clock = clock;
    }

    /** The customer, for somebody in whose scope they are or who was shown their document or number lately. */
    @Transactional(readOnly = true)
    public Customer open(CustomerId id, StaffMember who, Scope scope) {
        var customer = customers.get(id);
        if (!scope.sees(customer.owner()) && !grants.has(who.id(), id.value(), clock.instant()))
            throw new Refused("out-of-scope");
        return customer;
    }

    /**
     * Whoever stands at any counter is recognised by the whole customer or account number or the whole document number
     * they show, whatever unit faces them. Only masked words come back; {@link #serve} opens the customer. Whoever
     * misses ten times in ten minutes is refused as {@code too-many-misses}.
     */
    public Optional<CustomerRow> recognise(String shown, Actor by) {
        if (shown.isBlank()) return Optional.empty();
        guesses.check(by);
        var marks = Stream.of(DocumentType.values())
                .map(type -> vault.mark(new Document(type, shown)))
                .toList();
        var found = search.exact(shown, marks);
        if (found.isEmpty()) guesses.note(by);
        found.ifPresent(id -> note(by, id, "customer.recognised", Map.of()));
        return found.flatMap(id -> search.rows(List.of(id)).stream().findFirst())
                .map(Reception::masked);
    }

    /**
     * Opens a customer to somebody of any unit for half an hour, because the customer showed a document or a number.
     *
     * @param shown the number or document itself, as it was shown; refused as {@code not-shown} if it is not theirs
     */
    @Transactional(noRollbackFor = Refused.class) // a miss stays counted
    public Customer serve(CustomerId id, String shown, StaffMember who, Actor by) {
        var theirs = recognise(shown, by).map(row -> row.id().equals(id)).orElse(false);
        if (!theirs) throw Refused.field("shown", "not-shown");
        var how = shown.strip().matches("(?i)(KH|ZH)\\d.*") ? "number" : "document";
        grants.grant(who, id.value(), how, clock.instant().plus(Grants.USUAL), by);
        return customers.get(id);
    }

    /** The whole document number, for somebody who says why they must see it. On record. */
    public String revealDocument(CustomerId id, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "reason-needed");
        var sealed = db.sql("select sealed from customer.document where customer = :customer")
                .param("customer", id.value())
                .query((row, n) -> row.getBytes("sealed"))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
        note(by, id, "document.revealed", Map.of("why", why.strip()));
        return vault.open(id, sealed);
    }

    /** 张*, 138****1234, and of the address the district only. */
    private static CustomerRow masked(CustomerRow row) {
        var first = row.name().substring(0, row.name().offsetByCodePoints(0, 1));
        var phone = row.phone();
        return new CustomerRow(
                row.id(),
                row.number(),
                first + "**",
                row.segment(),
                row.owner(),
                phone.length() < 8 ? "" : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4),
                "");
    }

    private void note(Actor by, CustomerId id, String what, Map<String, ?> facts) {
        audit.note(by, what, id.value(), "customer:" + id.text(), facts);
    }
}
