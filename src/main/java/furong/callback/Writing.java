package furong.callback;

import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.contact.NewTouch;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.message.Messages;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.survey.Occasion;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks in writing whom nobody reached: after calls in three parts of the day a link by message, and where something went
 * wrong a letter after that. Only when that ran out as well does a callback end without contact.
 */
@Component
@Transactional
@AcrossCustomers("what was written to all customers runs out by its time")
public class Writing {

    /** Nobody: the customer answers alone, or time runs out. Not 0, which may have done the work that is asked about. */
    static final long ALONE = -1;

    private static final Duration LINK_OPEN = Duration.ofHours(72);
    private static final Duration TO_PRINT = Duration.ofDays(3);
    private static final Duration LETTER_OPEN = Duration.ofDays(15);

    /** Something went wrong for these customers; they are worth a letter. */
    private static final Set<Occasion> LETTERS = Set.of(Occasion.COMPLAINT, Occasion.RESUME);

    private static final Map<Occasion, Label> ABOUT = new EnumMap<>(Map.of(
            Occasion.INSTALL, new Label("装机", "installation"),
            Occasion.MOVE, new Label("移机", "move"),
            Occasion.REPAIR, new Label("修障", "repair"),
            Occasion.COMPLAINT, new Label("投诉处理", "complaint"),
            Occasion.RESUME, new Label("误停恢复", "line put back"),
            Occasion.REWORK, new Label("重新处理", "matter put right")));

    private final JdbcClient db;
    private final Obligations obligations;
    private final Ladder ladder;
    private final Links links;
    private final CallLog log;
    private final Closings closings;
    private final Customers customers;
    private final Messages messages;
    private final Promises promises;
    private final Contacts contacts;
    private final Audit audit;
    private final Clock clock;
    private final String address;

    Writing(
            JdbcClient db,
            Obligations obligations,
            Ladder ladder,
            Links links,
            CallLog log,
            Closings closings,
            Customers customers,
            Messages messages,
            Promises promises,
            Contacts contacts,
            Audit audit,
            Clock clock,
            @Value("${furong.public-address:http://localhost:8080}") String address) {
        this.db = db;
        this.obligations = obligations;
        this.ladder = ladder;
        this.links = links;
        this.log = log;
        this.closings = closings;
        this.customers = customers;
        this.messages = messages;
        this.promises = promises;
        this.contacts = contacts;
        this.audit = audit;
        this.clock = clock;
        this.address = address;
    }

    /** The calls are used up: everything promised was tried, and what can be written is written. */
    void afterCalls(Callback.Matter matter, Actor by) {
        if (ladder.steps(matter.customer(), matter.id()).stream().anyMatch(step -> step.kind() != Step.Kind.CALL))
            return;
        var now = clock.instant();
        promises.keep(matter.customer(), PromiseType.CALLBACK, matter.id().subject(), now, "calls used up");
        var number = customers.messageNumber(matter.customer());
        if (number.isEmpty()) letterIfDue(matter, now);
        else {
            ladder.add(matter.customer(), matter.id(), Step.Kind.LINK, now, now.plus(LINK_OPEN));
            var token = links.make(matter, Step.Kind.LINK, now, now.plus(LINK_OPEN));
            var words = List.of(
                    address + "/answer/" + token,
                    Objects.requireNonNull(ABOUT.get(matter.occasion())).packed());
            var _ = messages.send(
                    matter.customer(),
                    number,
                    "CALLBACK_LINK",
                    words,
                    matter.id().subject(),
                    by);
        }
    }

    private boolean letterIfDue(Callback.Matter matter, Instant now) {
        if (!LETTERS.contains(matter.occasion())) return false;
        ladder.add(matter.customer(), matter.id(), Step.Kind.LETTER, now, now.plus(TO_PRINT));
        return true;
    }

    /**
     * What goes onto the letter.
     *
     * @param code typed into the page by the customer; kept nowhere, so a letter printed again has another
     */
    public record Letter(Callback.Matter matter, String code, Instant until, String address) {}

    /** Prints a letter's code; the customer may answer with it for fifteen days. Refused as callback-no-letter. */
    public Letter print(CustomerId customer, CallbackId id, Actor by) {
        var due = obligations.lock(customer, id);
        if (ladder.written(customer, id)
                .filter(step -> step.kind() == Step.Kind.LETTER)
                .isEmpty()) throw new Refused("callback-no-letter");
        var now = clock.instant();
        var until = now.plus(LETTER_OPEN);
        var code = links.make(due.matter(), Step.Kind.LETTER, now, until);
        ladder.extend(due.matter(), Step.Kind.LETTER, until);
        var words = new NewTouch.Wording("SURVEY", "POSTED");
        contacts.note(NewTouch.written(customer, ContactChannel.LETTER, words, "", id.subject()), by);
        audit.note(by, "callback.letter-printed", customer.value(), id.subject(), Map.of());
        return new Letter(due.matter(), code, until, address + "/answer");
    }

    /** Ends what ran out: of a link whose time is over a letter follows or nothing. Gives how many steps that were. */
    public int sweep(int limit) {
        var now = clock.instant();
        record Late(CustomerId customer, CallbackId callback) {}
        var late = db.sql("""
                        select s.customer, s.obligation from callback.step s
                        join callback.obligation o on o.customer = s.customer and o.id = s.obligation
                        where s.kind <> 'CALL' and s.done_at is null and s.planned_until <= :now and o.state = 'DUE'
                          and (s.kind = 'LINK' or exists (
                              select from callback.link l where l.customer = s.customer and l.obligation = s.obligation
                                and l.kind = 'LETTER'))
                        order by s.planned_until, s.customer, s.obligation limit :limit""")
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, n) ->
                        new Late(new CustomerId(row.getLong("customer")), new CallbackId(row.getLong("obligation"))))
                .list();
        for (var one : late) lapse(obligations.lock(one.customer, one.callback).matter(), now);
        return late.size();
    }

    private void lapse(Callback.Matter matter, Instant now) {
        var by = new Actor(ALONE, ALONE, "system", "callback");
        var step = ladder.written(matter.customer(), matter.id()).orElseThrow();
        ladder.done(matter, step, "LAPSED", by);
        if (step.kind() == Step.Kind.LINK && letterIfDue(matter, now)) return;
        var parts = DayPart.counted(log.parts(log.attempts(matter.customer(), matter.id())));
        var ending = new Ending(matter.customer(), matter.id(), Disposition.NC, "", Map.of(), "", "");
        closings.close(matter, new CallLog.Close(ending, null, 0, null, parts, null, Step.Kind.CALL), by);
    }
}
