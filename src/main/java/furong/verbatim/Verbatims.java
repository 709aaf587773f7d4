package furong.verbatim;

import furong.callback.CallbackId;
import furong.callback.Satisfaction;
import furong.callback.Satisfaction.Said;
import furong.customer.CustomerId;
import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers say in their own words: what is to be sorted, under what it was, by whom. */
@Component
@Transactional
@AcrossCustomers("what customers of all units say is sorted and counted together")
public class Verbatims {

    private static final int MANY = 500;

    private final JdbcClient db;
    private final Satisfaction satisfaction;
    private final Frames frames;
    private final Audit audit;
    private final Clock clock;

    Verbatims(JdbcClient db, Satisfaction satisfaction, Frames frames, Audit audit, Clock clock) {
        this.db = db;
        this.satisfaction = satisfaction;
        this.frames = frames;
        this.audit = audit;
        this.clock = clock;
    }

    /** Words with the codes given so far, none to two. */
    public record Verbatim(Said said, List<Coding> codings) {

        /** Whether somebody may still sort it: not yet by two, and not by this person. */
        public boolean isOpenTo(long person) {
            return codings.size() < 2 && codings.stream().noneMatch(one -> one.coder() == person);
        }
    }

    /** What was said from {@code from} and before {@code until}, the newest first. */
    @Transactional(readOnly = true)
    public List<Verbatim> between(LocalDate from, LocalDate until, Scope scope) {
        var said = satisfaction.said(from, until, scope, MANY);
        var codings = codings(said.stream().map(Said::callback).toList());
        return said.stream()
                .map(one -> new Verbatim(one, codings.getOrDefault(one.callback(), List.of())))
                .toList();
    }

    /** What one customer said in one callback; refused as {@code not-found} where nothing was. */
    @Transactional(readOnly = true)
    public Verbatim get(CustomerId customer, CallbackId callback) {
        var said = satisfaction.said(customer, callback).orElseThrow(() -> new Refused("not-found", callback.text()));
        return new Verbatim(said, codings(List.of(callback)).getOrDefault(callback, List.of()));
    }

    /**
     * Sorts words under codes of the frame in force: first by anybody, then once more by somebody else who does not see
     * what the first chose. Refused as {@code verbatim-done}, {@code verbatim-own}, {@code verbatim-code}.
     */
    public void code(CustomerId customer, CallbackId callback, Set<String> codes, Actor by) {
        var verbatim = get(customer, callback);
        if (verbatim.codings.size() >= 2) throw new Refused("verbatim-done");
        if (!verbatim.isOpenTo(by.person())) throw new Refused("verbatim-own");
        var now = clock.instant();
        var frame = frames.on(LocalDate.ofInstant(now, clock.getZone()));
        if (codes.isEmpty() || codes.stream().anyMatch(code -> frame.code(code).isEmpty()))
            throw Refused.field("code", "verbatim-code");
        var round = verbatim.codings.size() + 1;
        var noted = db.sql("""
                        insert into verbatim.coding (customer, callback, round, frame, unit, said_on, coder, badge, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(customer.value(), callback.value(), round, frame.version())
                .params(
                        verbatim.said.owner().value(),
                        LocalDate.ofInstant(verbatim.said.at(), clock.getZone()),
                        by.person(),
                        by.badge(),
                        Timestamp.from(now))
                .update();
        if (noted == 0) throw new Refused("verbatim-done");
        for (var code : codes) {
            var _ = db.sql("insert into verbatim.coded (customer, callback, round, frame, code) values (?, ?, ?, ?, ?)")
                    .params(customer.value(), callback.value(), round, frame.version(), code)
                    .update();
        }
        audit.note(
                by, "verbatim.coded", customer.value(), "callback:" + callback.text(), Map.of("codes", codes.size()));
    }

    private Map<CallbackId, List<Coding>> codings(Collection<CallbackId> callbacks) {
        var found = new HashMap<CallbackId, List<Coding>>();
        db.sql("""
                        select g.callback, g.round, g.frame, g.coder, g.badge, g.at,
                               array(select c.code from verbatim.coded c
                                     where c.customer = g.customer and c.callback = g.callback and c.round = g.round
                                     order by c.code) as codes
                        from verbatim.coding g where g.callback = any(:ids) order by g.round limit :many""")
                .param("ids", callbacks.stream().map(CallbackId::value).toArray(Long[]::new))
                .param("many", 2 * MANY)
                .query(row -> {
                    found.computeIfAbsent(new CallbackId(row.getLong("callback")), id -> new ArrayList<>())
                            .add(new Coding(
                                    row.getInt("round"),
                                    row.getInt("frame"),
                                    row.getLong("coder"),
                                    row.getString("badge"),
                                    row.getTimestamp("at").toInstant(),
                                    List.of((String[]) row.getArray("codes").getArray())));
                });
        return found;
    }
}
