package furong.channel.web.clock;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Role;
import furong.platform.Audit;
import furong.platform.BusinessClock;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Moves the clock of a demo forward; where there is no time machine, there are no such pages either. */
@Allowed(Role.ADMINISTRATOR)
@Controller
class ClockPages {

    private static final LocalTime OPENING = LocalTime.of(9, 0);

    private final ObjectProvider<TimeTravel> machine;
    private final BusinessClock clock;
    private final Audit audit;
    private final Templates templates;

    ClockPages(ObjectProvider<TimeTravel> machine, BusinessClock clock, Audit audit, Templates templates) {
        this.machine = machine;
        this.clock = clock;
        this.audit = audit;
        this.templates = templates;
    }

    @GetMapping("/clock")
    JteModel show(Shell shell) {
        machine();
        return templates.clockShow(shell, clock.ahead());
    }

    @PostMapping("/clock")
    String forward(@RequestParam Leap leap, SignedIn who, HttpServletRequest request) {
        var travel = machine();
        var to = leap.from(clock.instant().atZone(clock.getZone())).toInstant();
        audit.note(who.actor(request), "clock.forward", 0, "clock:", Map.of("to", to.toString()));
        travel.forwardTo(to);
        return "redirect:/clock";
    }

    /** How far one press of a button goes. */
    enum Leap {
        HOUR,
        TOMORROW,
        WEEK;

        ZonedDateTime from(ZonedDateTime now) {
            return switch (this) {
                case HOUR -> now.plusHours(1);
                case TOMORROW -> now.toLocalDate().plusDays(1).atTime(OPENING).atZone(now.getZone());
                case WEEK -> now.plusWeeks(1);
            };
        }
    }

    private TimeTravel machine() {
        var travel = machine.getIfAvailable();
        if (travel == null) throw new Refused("not-found", "clock");
        return travel;
    }
}
