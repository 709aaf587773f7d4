package furong.fieldwork;

import furong.platform.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything known about a visit, for the page that shows it. */
public record VisitRecord(
        Visit visit,
        List<Visit.Appointment> appointments,
        List<ContactAttempt> attempts,
        List<CheckItem> checklist,
        Optional<TestResult> test,
        WaitRule rule,
        List<LogEntry> log) {

    /** Tries to reach the customer from the door, of the newest appointment. {@code how}: CALL, MESSAGE, KNOCK. */
    public record ContactAttempt(int appointment, Instant at, String how, boolean answered) {}

    /** A step of the home-visit standard; {@code checkedAt} is null until somebody ticked it. */
    public record CheckItem(
            String code,
            Label name,
            boolean required,
            @Nullable Instant checkedAt) {}

    /** The newest line test of the visit. */
    public record TestResult(Instant at, boolean passed, String figures) {}

    /** How long (minutes) and how often a crew tries before it may go: staff need not wait for ever. */
    public record WaitRule(int minutesMin, int attemptsMin, int photosMin) {}

    /**
     * One accepted command.
     *
     * @param deviceTime what the device's clock showed
     * @param occurred when it was given, as far as that is known: this is what counts
     * @param at when we heard of it
     * @param skew how far the device's clock went ahead of ours when it was sent; nothing for a command given online
     */
    public record LogEntry(
            String what,
            String from,
            String to,
            Instant deviceTime,
            Instant occurred,
            Instant at,
            Duration skew,
            String badge) {}

    public boolean checklistComplete() {
        return checklist.stream().noneMatch(item -> item.required() && item.checkedAt() == null);
    }
}
