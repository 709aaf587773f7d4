package furong.fieldwork;

import furong.fieldwork.VisitRecord.WaitRule;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What must be true before a crew may leave a door: long enough waited, or all done and tested; and when it was. */
@Component
class DoorRules {

    private static final Duration OLDEST = Duration.ofHours(36);
    private static final int HASH_SHOWN = 12;

    private final VisitLog log;
    private final Clock clock;

    DoorRules(VisitLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * When a command was given. Offline it is the device's time, set right by how wrong its clock is against ours; never
     * later than now, not earlier than what was reported of this visit before, and no older than a day and a half.
     */
    Instant when(Visit visit, Command command) {
        var now = clock.instant();
        var offline = command.offline();
        if (offline == null) return now;
        var given = command.deviceTime().plus(Duration.between(offline.sentAt(), now));
        var earliest = log.newest(visit)
                .filter(last -> last.isAfter(now.minus(OLDEST)))
                .orElse(now.minus(OLDEST));
        if (given.isBefore(earliest)) given = earliest;
        return given.isAfter(now) ? now : given;
    }

    WaitRule waitRule() {
        return log.waitRule(LocalDate.ofInstant(clock.instant(), clock.getZone()));
    }

    /** What shows that the customer was waited for and tried, if that is enough by the rule. */
    String evidence(Visit visit, Instant now) {
        var rule = waitRule();
        var appointment = visit.appointment();
        var begins = appointment
                .day()
                .atTime(appointment.from())
                .atZone(clock.getZone())
                .toInstant();
        var since = appointment.waitingSince() == null ? now : appointment.waitingSince();
        var waited = Duration.between(since.isBefore(begins) ? begins : since, now);
        var left = Duration.ofMinutes(rule.minutesMin()).minus(waited);
        if (left.isPositive())
            throw new Refused("wait-longer", left.plusMillis(59_999).toMinutes());
        var tries = log.attempts(visit).stream()
                .filter(attempt -> attempt.appointment() == appointment.number())
                .count();
        if (tries < rule.attemptsMin()) throw new Refused("try-again", rule.attemptsMin() - tries);
        var photos = log.photos(visit);
        if (photos.size() < rule.photosMin()) throw new Refused("photo-of-door");
        var seen = photos.stream()
                .map(hash -> " photo=" + hash.substring(0, HASH_SHOWN))
                .collect(Collectors.joining());
        return "waited_minutes=" + appointment.waited(now).toMinutes() + " attempts=" + tries + seen;
    }

    void mustBeComplete(Visit visit) {
        var open = log.checklist(visit).stream()
                .filter(item -> item.required() && item.checkedAt() == null)
                .count();
        if (open > 0) throw new Refused("checklist-open", open);
        var began = visit instanceof Visit.Working working ? working.since() : Instant.MAX;
        var passed =
                log.newestTest(visit).filter(test -> test.passed() && !test.at().isBefore(began));
        if (passed.isEmpty()) throw new Refused("test-missing");
    }
}
