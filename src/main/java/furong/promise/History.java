package furong.promise;

import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes what went wrong, and what it cost us, into the customer's timeline, in the transaction in which it happens. */
@Component
class History {

    private static final String BY_ITSELF = "system";

    private final Timeline timeline;
    private final Clock clock;

    History(Timeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    @EventListener
    void on(PromiseBroken broken) {
        var due = PromiseClock.shown(broken.dueAt().atZone(clock.getZone()));
        timeline.add(new TimelineEntry(
                broken.customer(),
                broken.dueAt(),
                "broken",
                broken.subject(),
                "promise.told.broken." + broken.type(),
                List.of(due),
                BY_ITSELF));
    }

    @EventListener
    void on(Compensated compensated) {
        var amount = compensated.amount();
        var key = amount.isPositive() ? "promise.told.compensated" : "promise.told.reversed";
        timeline.add(new TimelineEntry(
                compensated.customer(),
                compensated.at(),
                "money",
                compensated.subject(),
                key,
                List.of(
                        amount.currency(),
                        amount.isPositive()
                                ? amount.decimal()
                                : amount.negated().decimal()),
                BY_ITSELF));
    }
}
