package furong.care;

import furong.care.Procedure.Rung;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.promise.NewPromise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The time a case has: what is promised about its answer, and when it goes up the ladder. */
@Component
class CaseClock {

    private final Promises promises;

    CaseClock(Promises promises) {
        this.promises = promises;
    }

    /** Whose case it is, as far as a promise wants to know. */
    record About(
            furong.customer.CustomerId customer,
            CaseId id,
            furong.organisation.Segment segment,
            boolean rural,
            UnitId unit,
            String businessLine) {

        static About of(Case known) {
            return new About(
                    known.customer(), known.id(), known.segment(), known.rural(), known.unit(), known.businessLine());
        }
    }

    /** Promises the answer, by the procedure's hours or else by the promise rules; until when. */
    Instant promise(About about, Procedure procedure, Instant from, Actor by) {
        var wanted = new NewPromise(
                about.customer(),
                PromiseType.COMPLAINT_ANSWER,
                about.id().subject(),
                about.segment(),
                procedure.product(),
                about.rural(),
                from,
                about.unit(),
                about.businessLine());
        var hours = procedure.limitHours();
        var made = hours == null
                ? promises.make(wanted, by)
                : promises.makeUntil(wanted, from.plus(Duration.ofHours(hours)), by);
        return made.dueAt();
    }

    /** When the next rung above {@code level} is reached; null at the top. */
    static @Nullable Instant next(Procedure procedure, int level, Instant from, Instant due) {
        return procedure.ladder().stream()
                .filter(rung -> rung.level() > level)
                .findFirst()
                .map(rung -> at(rung, from, due))
                .orElse(null);
    }

    static Rung rung(Procedure procedure, int level) {
        return Objects.requireNonNull(procedure.ladder().stream()
                .filter(rung -> rung.level() > level)
                .findFirst()
                .orElse(null));
    }

    private static Instant at(Rung rung, Instant from, Instant due) {
        return from.plusMillis(Duration.between(from, due).toMillis() / 100 * rung.percent());
    }
}
