package furong.customer;

import furong.organisation.Area;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.platform.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes customers over from another system, some hundred at a time, each exactly once: what was taken over before is
 * recognised by the other system's key, and left alone.
 */
@Component
@Transactional
@AcrossCustomers("bulk import takes over many customers in one statement per table")
public class CustomerImport {

    private final JdbcClient db;
    private final Registry registry;
    private final Timeline timeline;
    private final Audit audit;
    private final Clock clock;

    CustomerImport(JdbcClient db, Registry registry, Timeline timeline, Audit audit, Clock clock) {
        this.db = db;
        this.registry = registry;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A customer as another system knows them.
     *
     * @param reference the other system's key
     * @param content everything the row said, so that a changed row is noticed
     * @param since when they became a customer there
     * @param active false if their account is closed
     * @param needs kept only because of {@code consent}, which says who agreed and how
     * @param services what they had there, in words: noted on the timeline
     */
    public record Incoming(
            String reference,
            String content,
            NewCustomer what,
            LocalDate since,
            boolean active,
            Set<Need> needs,
            String consent,
            String services) {}

    /** What became of one of them. */
    public sealed interface Outcome {
        record Imported(CustomerId customer) implements Outcome {}

        record Unchanged() implements Outcome {}

        record Rejected(Refused why) implements Outcome {}
    }

    /** Takes over what is new; the outcomes stand in the order of the rows. */
    public List<Outcome> take(String source, List<Incoming> rows, Actor by) {
        var outcomes = new Outcome[rows.size()];
        var known = known(source, rows);
        var entries = new HashMap<Integer, Registry.Entry>();
        var owners = registry.owners(today());
        for (var i = 0; i < outcomes.length; i++) {
            var row = rows.get(i);
            var before = known.get(row.reference());
            if (before != null) {
                outcomes[i] = compared(before, row);
                continue;
            }
            try {
                var entry = prepare(row, owners);
                entries.put(i, entry);
                known.put(row.reference(), Sha256.of(row.content()));
                outcomes[i] = new Outcome.Imported(entry.id());
            } catch (Refused refused) {
                outcomes[i] = new Outcome.Rejected(refused);
            }
        }
        claimReferences(source, rows, entries, outcomes);
        var late = claimDocuments(source, rows, entries);
        if (!entries.isEmpty()) {
            registry.write(List.copyOf(entries.values()), "import from " + source);
            writeNeeds(rows, entries, by);
            tell(source, rows, entries, by);
            audit.note(by, "customers.imported", 0, "source:" + source, Map.of("customers", entries.size()));
        }
        late.forEach((i, entry) -> reject(rows, outcomes, rows.get(i).reference(), registry.numberOfHolder(entry)));
        return List.of(outcomes);
    }

    /** The customers taken over from a source before, by the other system's key. */
    @Transactional(readOnly = true)
    public Map<String, CustomerId> takenOver(String source, Collection<String> references) {
        var known = new HashMap<String, CustomerId>();
        db.sql("""
                select reference, customer from customer.external_directory
                where source = :source and reference = any(:references) limit :many""")
                .param("source", source)
                .param("references", references.toArray(String[]::new))
                .param("many", references.size())
                .query(row -> {
                    known.put(row.getString("reference"), new CustomerId(row.getLong("customer")));
                });
        return known;
    }

    private Registry.Entry prepare(Incoming row, BiFunction<Segment, Area, UnitId> owners) {
        if (row.reference().isBlank()) throw Refused.field("reference", "import-reference");
        if (row.since().isAfter(today())) throw Refused.field("since", "import-future", row.since());
        if (!row.needs().isEmpty() && row.consent().isBlank()) throw Refused.field("need", "consent-needed");
        return registry.prepare(row.what(), row.since(), row.active(), owners);
    }

    private static Outcome compared(byte[] before, Incoming row) {
        return Arrays.equals(before, Sha256.of(row.content()))
                ? new Outcome.Unchanged()
                : new Outcome.Rejected(Refused.field("reference", "import-changed", row.reference()));
    }

    private Map<String, byte[]> known(String source, List<Incoming> rows) {
        var known = new HashMap<String, byte[]>();
        db.sql("""
                select reference, content from customer.external_directory
                where source = :source and reference = any(:references) limit :many""")
                .param("source", source)
                .param("references", rows.stream().map(Incoming::reference).toArray(String[]::new))
                .param("many", rows.size())
                .query(row -> {
                    known.put(row.getString("reference"), row.getBytes("content"));
                });
        return known;
    }

    /** Two imports of one file at once: the second waits here for the first, and finds its rows already taken. */
    private void claimReferences(
            String source, List<Incoming> rows, Map<Integer, Registry.Entry> entries, Outcome[] outcomes) {
        if (entries.isEmpty()) return;
        var claims = List.copyOf(entries.entrySet());
        var won = new HashSet<>(db.sql("""
                insert into customer.external_directory (source, reference, customer, content)
                select :source, reference, customer, content
                from unnest(:references, :customers, :contents) as k (reference, customer, content) order by reference
                on conflict do nothing returning customer""")
                .param("source", source)
                .param(
                        "references",
                        claims.stream()
                                .map(c -> rows.get(c.getKey()).reference())
                                .toArray(String[]::new))
                .param(
                        "customers",
                        claims.stream().map(c -> c.getValue().id().value()).toArray(Long[]::new))
                .param(
                        "contents",
                        claims.stream()
                                .map(c -> Sha256.of(rows.get(c.getKey()).content()))
                                .toArray(byte[][]::new))
                .query((row, n) -> row.getLong("customer"))
                .list());
        var late = claims.stream()
                .filter(claim -> !won.contains(claim.getValue().id().value()))
                .map(Map.Entry::getKey)
                .toList();
        if (late.isEmpty()) return;
        var known = known(source, late.stream().map(rows::get).toList());
        for (var i : late) {
            entries.remove(i);
            var row = rows.get(i);
            outcomes[i] = compared(known.getOrDefault(row.reference(), new byte[0]), row);
        }
    }

    /** Also the repetitions of that row in the same batch, which were compared with it before it failed. */
    private static void reject(List<Incoming> rows, Outcome[] outcomes, String reference, String holder) {
        for (var i = 0; i < outcomes.length; i++) {
            if (rows.get(i).reference().equals(reference) && !(outcomes[i] instanceof Outcome.Rejected))
                outcomes[i] = new Outcome.Rejected(Refused.field("documentNumber", "document-known", holder));
        }
    }

    /** Takes out those whose document somebody else has, perhaps a row of the same batch; their rows may come again. */
    private Map<Integer, Registry.Entry> claimDocuments(
            String source, List<Incoming> rows, Map<Integer, Registry.Entry> entries) {
        var known = registry.claimDocuments(List.copyOf(entries.values()));
        var late = new HashMap<>(entries);
        late.values().removeIf(entry -> !known.contains(entry.id()));
        entries.keySet().removeAll(late.keySet());
        if (late.isEmpty()) return late;
        db.sql("delete from customer.external_directory where source = :source and reference = any(:references)")
                .param("source", source)
                .param(
                        "references",
                        late.keySet().stream().map(i -> rows.get(i).reference()).toArray(String[]::new))
                .update();
        return late;
    }

    private void writeNeeds(List<Incoming> rows, Map<Integer, Registry.Entry> entries, Actor by) {
        record Of(CustomerId customer, Need need, String consent) {}
        var needs = entries.entrySet().stream()
                .flatMap(entry -> rows.get(entry.getKey()).needs().stream()
                        .map(need -> new Of(
                                entry.getValue().id(),
                                need,
                                rows.get(entry.getKey()).consent())))
                .toList();
        db.sql("""
                insert into customer.need (customer, id, need, note, consent, noted_by, badge, since)
                select customer, id, need, '', consent, :by, :badge, :at
                from unnest(:customers, :ids, :needs, :consents) as n (customer, id, need, consent)""")
                .param("by", by.person())
                .param("badge", by.badge())
                .param("at", Timestamp.from(clock.instant()))
                .param(
                        "customers",
                        needs.stream().map(of -> of.customer().value()).toArray(Long[]::new))
                .param(
                        "ids",
                        needs.stream().map(of -> furong.platform.Ids.next()).toArray(Long[]::new))
                .param("needs", needs.stream().map(of -> of.need().name()).toArray(String[]::new))
                .param("consents", needs.stream().map(Of::consent).toArray(String[]::new))
                .update();
    }

    private void tell(String source, List<Incoming> rows, Map<Integer, Registry.Entry> entries, Actor by) {
        var told = new ArrayList<TimelineEntry>();
        var at = clock.instant();
        entries.forEach((i, entry) -> {
            var row = rows.get(i);
            told.add(entry(entry.id(), at, "imported", List.of(source, row.reference()), by));
            if (!row.services().isBlank()) told.add(entry(entry.id(), at, "services", List.of(row.services()), by));
        });
        timeline.addAll(told);
    }

    private static TimelineEntry entry(CustomerId customer, Instant at, String what, List<String> args, Actor by) {
        return new TimelineEntry(customer, at, "import", "", "customer.timeline." + what, args, by.badge());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
