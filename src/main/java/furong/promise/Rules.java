package furong.promise;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Holidays;
import furong.platform.Refused;
import furong.platform.WorkCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules that promises are made by: what holds where, since when, on whose authority. */
@Component
@Transactional
public class Rules {

    /** A rule published on one running application is known to all others within this time. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Known(RuleBook book, Instant since) {}

    private final RuleShelf shelf;
    private final Holidays holidays;
    private final Audit audit;
    private final Clock clock;
    private volatile @Nullable Known known;

    Rules(RuleShelf shelf, Holidays holidays, Audit audit, Clock clock) {
        this.shelf = shelf;
        this.holidays = holidays;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Jurisdiction> jurisdictions() {
        return book().jurisdictions().values().stream().toList();
    }

    /** The version of each rule that holds on a day, by jurisdiction and code. */
    @Transactional(readOnly = true)
    public List<Rule> inForce(LocalDate on) {
        return book().inForce(on);
    }

    /** All versions of a rule, the newest first. */
    @Transactional(readOnly = true)
    public List<Rule> versions(String code) {
        return book().rules().stream()
                .filter(rule -> rule.code().equals(code))
                .sorted((a, b) -> Integer.compare(b.version(), a.version()))
                .toList();
    }

    /** One version, whether it still holds or not: a promise is judged by the version it was made by. */
    @Transactional(readOnly = true)
    public Rule version(String code, int version) {
        return book().version(code, version);
    }

    /**
     * Publishes a rule or its next version. It holds for what begins from {@code since} on, which must not lie in the
     * past: nobody is given other terms than those that held when they came.
     */
    public Rule publish(Rule rule, Actor by) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (rule.since().isBefore(today)) throw Refused.field("since", "promise-rule-in-the-past", rule.since());
        book().jurisdiction(rule.jurisdiction());
        var next = versions(rule.code()).stream()
                        .mapToInt(Rule::version)
                        .findFirst()
                        .orElse(0)
                + 1;
        if (rule.version() != next) throw Refused.field("version", "promise-rule-version", next);
        if (!shelf.add(rule)) throw Refused.field("version", "promise-rule-version", next + 1);
        var subject = "rule:" + rule.code() + ":" + rule.version();
        audit.note(by, "rule.published", 0, subject, Map.of("since", rule.since(), "source", rule.source()));
        known = null;
        return rule;
    }

    /** The working time of a jurisdiction, its country's holidays taken out. */
    WorkCalendar calendar(Jurisdiction jurisdiction) {
        return holidays.calendar(jurisdiction.zone(), jurisdiction.hours(), jurisdiction.country());
    }

    RuleBook book() {
        var now = clock.instant();
        var last = known;
        if (last != null && Duration.between(last.since(), now).abs().compareTo(REMEMBERED) < 0) return last.book();
        var fresh = new Known(shelf.book(), now);
        known = fresh;
        return fresh.book();
    }
}
