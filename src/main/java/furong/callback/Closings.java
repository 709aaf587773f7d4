package furong.callback;

import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.ordering.OrderId;
import furong.ordering.Orders;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.survey.Level;
import furong.survey.Occasion;
import furong.survey.Script;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends a callback, whoever heard the answers: the promise is kept, the matter told, reopened if the customer is unhappy. */
@Component
class Closings {

    private final CallLog log;
    private final Ladder ladder;
    private final Reworks reworks;
    private final Heeding heeding;
    private final Orders orders;
    private final Promises promises;
    private final Timeline timeline;
    private final Audit audit;
    private final Clock clock;

    Closings(
            CallLog log,
            Ladder ladder,
            Reworks reworks,
            Heeding heeding,
            Orders orders,
            Promises promises,
            Timeline timeline,
            Audit audit,
            Clock clock) {
        this.log = log;
        this.ladder = ladder;
        this.reworks = reworks;
        this.heeding = heeding;
        this.orders = orders;
        this.promises = promises;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    void close(Callback.Matter matter, CallLog.Close close, Actor by) {
        var ending = close.ending();
        log.close(matter, close, by);
        promises.keep(
                matter.customer(),
                PromiseType.CALLBACK,
                matter.id().subject(),
                clock.instant(),
                evidence(ending, close.way()));
        done(matter, ending.disposition(), by);
        var why = reopenWhy(ending, close.level());
        var reopened = heeding.ended(matter, ending, why, by);
        if (!why.isEmpty() && !reopened) reworks.open(matter, why, by);
    }

    /** Says everywhere that nobody need ring about this any more. */
    void done(Callback.Matter matter, Disposition disposition, Actor by) {
        var customer = matter.customer();
        ladder.over(matter, by);
        if (matter.occasion() != Occasion.REWORK && OrderId.isSubject(matter.subject()))
            orders.calledBack(customer, OrderId.ofSubject(matter.subject()), clock.instant(), by);
        audit.note(
                by,
                "callback.ended",
                customer.value(),
                matter.id().subject(),
                Map.of("disposition", disposition.name()));
        timeline.add(new TimelineEntry(
                customer,
                clock.instant(),
                "callback",
                matter.subject(),
                "callback.timeline.ended." + disposition,
                List.of(),
                by.badge()));
    }

    /** Reads the answers by the script and gives the level among them. Refused with the question that is wrong. */
    static @Nullable Level check(Ending ending, Script script) {
        var heard = ending.disposition() == Disposition.I || ending.disposition() == Disposition.P;
        Level level = null;
        for (var question : script.questions()) {
            var answer = ending.answers().getOrDefault(question.code(), "").strip();
            if (answer.isEmpty()) {
                if (question.required() && ending.disposition() == Disposition.I)
                    throw Refused.field(question.code(), "callback-answer-missing");
                continue;
            }
            if (!heard) throw Refused.field(question.code(), "callback-answer-unheard");
            if (!question.takes(answer)) throw Refused.field(question.code(), "callback-answer-unknown");
            if (question.kind() == Script.Kind.LEVEL) level = Level.valueOf(answer);
        }
        return level;
    }

    private static String reopenWhy(Ending ending, @Nullable Level level) {
        if (!ending.reopen().isEmpty()) return ending.reopen();
        if (level != Level.DISSATISFIED) return "";
        return ending.remark().isEmpty() ? Level.DISSATISFIED.name() : ending.remark();
    }

    private static String evidence(Ending ending, Step.Kind way) {
        var record = way == Step.Kind.CALL ? ending.callRecord() : way.name();
        return ending.disposition() + (record.isEmpty() ? "" : " " + record);
    }
}
