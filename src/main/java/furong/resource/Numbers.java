package furong.resource;

import furong.organisation.Area;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The telephone numbers: free, kept for an order, used, or resting after use. No number is ever given twice. */
@Component
@Transactional
public class Numbers {

    private final JdbcClient db;
    private final Clock clock;
    private final NumberRules rules;
    private final FreeNumbers free;

    Numbers(JdbcClient db, Clock clock, NumberRules rules, FreeNumbers free) {
        this.db = db;
        this.clock = clock;
        this.rules = rules;
        this.free = free;
    }

    /** What callers of a number that was given up are told to dial instead, and until when. */
    public record Announced(String number, String replacement, Instant until) {}

    /** Free numbers of one exchange, in order. */
    @Transactional(readOnly = true)
    public List<FreeNumber> free(String exchange, int limit) {
        return free.page(new NumberSearch(null, "", exchange, "", "", null), "", limit)
                .rows();
    }

    /**
     * Free numbers of the exchanges that serve an area.
     *
     * @param accessKind VOICE or PHS
     * @param containing digits the customer would like to see in it, {@code ""} for any
     */
    @Transactional(readOnly = true)
    public List<FreeNumber> free(Area area, String accessKind, String containing, int limit) {
        return free.page(new NumberSearch(area, accessKind, "", containing, "", null), "", limit)
                .rows();
    }

    /**
     * What a number costs once, by its grade; nothing for most.
     *
     * @throws Refused number-unknown if it is not one of ours
     */
    @Transactional(readOnly = true)
    public Money feeOf(String number) {
        return free.graded(number)
                .orElseThrow(() -> Refused.field("number", "number-unknown", number))
                .fee();
    }

    /**
     * Keeps a number for a customer for a while. Doing it again with the same reference prolongs it.
     *
     * @throws Refused number-taken, number-unknown
     */
    public void reserve(long customer, String number, String reference, Duration keep) {
        var now = clock.instant();
        var kept = db.sql("""
                update resource.number
                set state = 'RESERVED', customer = :customer, reference = :reference, until = :until
                where number = :number
                  and (state = 'FREE' or (state in ('RESERVED', 'QUARANTINED') and until <= :now)
                       or (state = 'RESERVED' and customer = :customer and reference = :reference))""")
                .param("customer", customer)
                .param("reference", reference)
                .param("until", Timestamp.from(now.plus(keep)))
                .param("number", number)
                .param("now", Timestamp.from(now))
                .update();
        if (kept == 0) throw Refused.field("number", exists(number) ? "number-taken" : "number-unknown", number);
    }

    /**
     * Keeps a free number of an exchange for a customer, the lowest and not a fancy one if there is any other; those who
     * ask at the same time get different ones.
     *
     * @throws Refused no-number-free
     */
    public String reserveAny(long customer, String exchange, String reference, Duration keep) {
        return db.sql("""
                update resource.number
                set state = 'RESERVED', customer = :customer, reference = :reference, until = :until
                where number = (select number from resource.number where exchange = :exchange and state = 'FREE'
                                order by grade, number limit 1 for update skip locked)
                returning number""")
                .param("customer", customer)
                .param("reference", reference)
                .param("until", Timestamp.from(clock.instant().plus(keep)))
                .param("exchange", exchange)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused("no-number-free", exchange));
    }

    /**
     * Takes a number that was kept, for good. Doing it twice changes nothing.
     *
     * @throws Refused number-not-kept if it was kept for somebody else, or for nobody
     */
    public void use(long customer, String number, String reference) {
        var taken = db.sql("""
                update resource.number set state = 'USED', until = null
                where number = :number and customer = :customer and reference = :reference
                  and state in ('RESERVED', 'USED')""")
                .param("number", number)
                .param("customer", customer)
                .param("reference", reference)
                .update();
        if (taken == 0) throw Refused.field("number", "number-not-kept", number);
    }

    /** Gives back a number that never worked: it is free at once. */
    public void release(long customer, String number) {
        db.sql("""
                update resource.number set state = 'FREE', customer = null, reference = '', until = null
                where number = :number and customer = :customer and state in ('RESERVED', 'USED')""").param("number", number).param("customer", customer).update();
    }

    /** Gives back a number that worked: it rests, as long as its rule says, before anybody else may have it. */
    public void retire(long customer, String number) {
        db.sql("""
                update resource.number set state = 'QUARANTINED', customer = null, reference = '', until = :until
                where number = :number and customer = :customer and state = 'USED'""")
                .param("until", Timestamp.from(clock.instant().plus(rules.rest(number))))
                .param("number", number)
                .param("customer", customer)
                .update();
    }

    /**
     * Keeps a number that its customer gave up until then, to tell callers its replacement; afterwards it rests. Doing
     * it again changes what is told and until when.
     *
     * @throws Refused number-of-another if the customer does not have it
     */
    public void announce(long customer, String number, String replacement, Instant until) {
        var kept = db.sql("""
                update resource.number set state = 'ANNOUNCING', replacement = :replacement, until = :until
                where number = :number and customer = :customer and state in ('USED', 'ANNOUNCING')""")
                .param("replacement", replacement)
                .param("until", Timestamp.from(until))
                .param("number", number)
                .param("customer", customer)
                .update();
        if (kept == 0) throw Refused.field("number", "number-of-another", number);
    }

    /** What a number announces now; empty if nothing. */
    @Transactional(readOnly = true)
    public Optional<Announced> announcementOf(String number) {
        return db.sql("""
                select number, replacement, until from resource.number
                where number = :number and state = 'ANNOUNCING' and until > :now""")
                .param("number", number)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Announced(
                        row.getString("number"),
                        row.getString("replacement"),
                        row.getTimestamp("until").toInstant()))
                .optional();
    }

    /** Until when a number given up now should announce its replacement, by the rule of its kind. */
    @Transactional(readOnly = true)
    public Instant announcementUntil(String number) {
        return clock.instant().plus(rules.announcement(number));
    }

    /**
     * Puts a used number under another customer, in the caller's transaction. Doing it twice changes nothing.
     *
     * @throws Refused number-of-another if it is not used by the first
     */
    public void handOver(String number, long from, long to, String reference) {
        var given = db.sql("""
                update resource.number set customer = :to, reference = :reference
                where number = :number and state = 'USED'
                  and (customer = :from or (customer = :to and reference = :reference))""")
                .param("to", to)
                .param("reference", reference)
                .param("number", number)
                .param("from", from)
                .update();
        if (given == 0) throw Refused.field("number", "number-of-another", number);
    }

    /** Whose number this is; empty for free, resting and foreign ones, and for those only kept. */
    @Transactional(readOnly = true)
    public Optional<Long> customerOf(String number) {
        return db.sql("select customer from resource.number where number = :number and state = 'USED'")
                .param("number", number)
                .query(Long.class)
                .optional();
    }

    /** The exchange a number belongs to, {@code ""} if it is not one of ours. */
    @Transactional(readOnly = true)
    public String exchangeOf(String number) {
        return db.sql("select exchange from resource.number where number = :number")
                .param("number", number)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /**
     * Whether a number belongs to an exchange that serves an area.
     *
     * @param accessKind VOICE or PHS
     */
    @Transactional(readOnly = true)
    public boolean serves(String number, Area area, String accessKind) {
        return db.sql("""
                select count(*) from resource.number n
                join resource.exchange e on e.code = n.exchange and e.numbers = :kind
                join resource.exchange_area a on a.exchange = n.exchange
                where n.number = :number and a.district = :district and a.street_office in (:office, '')""")
                        .param("kind", accessKind)
                        .param("number", number)
                        .param("district", area.district())
                        .param("office", area.streetOffice())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private boolean exists(String number) {
        return !exchangeOf(number).isEmpty();
    }
}
