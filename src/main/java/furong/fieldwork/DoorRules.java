package furong.fieldwork;

import furong.fieldwork.VisitRecord.WaitRule;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What must be true before a crew may leave a door: long enough waited, or all done and tested. */
@Component
class DoorRules {

    private final VisitLog log;
    private final Clock clock;

    DoorRules(VisitLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    WaitRule waitRule() {
        return log.waitRule(LocalDate.ofInstant(clock.instant(), clock.getZone()));
    }

    /** How often the customer was tried, if that and the wait are enough by the rule. */
    long enoughTries(Visit visit, Instant now) {
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
            throw new Refused("wait-longer", left.plusSeconds(59).toMinutes());
        var tries = log.attempts(visit).stream()
                .filter(attempt -> attempt.appointment() == appointment.number())
                .count();
        if (tries < rule.attemptsMin()) throw new Refused("try-again", rule.attemptsMin() - tries);
        return tries;
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
