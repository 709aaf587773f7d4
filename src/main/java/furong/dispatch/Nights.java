package furong.dispatch;

import furong.planning.DayPlan;
import furong.platform.Actor;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** In the evening tomorrow is planned and published; in the morning the day begins; while it lasts somebody looks at it. */
@Component
class Nights {

    /** Before customers are told of tomorrow, at six: then they hear an hour and not half a day. */
    private static final LocalTime EVENING = LocalTime.of(17, 30);

    private static final Actor NIGHT = Actor.system("night plan");

    private final Days days;
    private final Live live;
    private final DayRows rows;
    private final Ticks ticks;
    private final Clock clock;

    Nights(Days days, Live live, DayRows rows, Ticks ticks, Clock clock) {
        this.days = days;
        this.live = live;
        this.rows = rows;
        this.ticks = ticks;
        this.clock = clock;
    }

    void look() {
        var today = ticks.today();
        days.begin(today);
        if (clock.instant().atZone(clock.getZone()).toLocalTime().isBefore(EVENING)) return;
        var tomorrow = today.plusDays(1);
        var state = days.plan(tomorrow).state();
        if (state == DayPlan.State.OPEN) days.planDay(tomorrow, NIGHT);
        if (state == DayPlan.State.OPEN || state == DayPlan.State.DRAFT) days.publish(tomorrow, NIGHT);
    }

    /** What has become late by nothing happening is an event too. */
    void watch() {
        var today = ticks.today();
        var head = rows.head(today);
        if (head.isEmpty() || head.get().state() != DayPlan.State.LIVE) return;
        if (days.atRisk(today).stream().anyMatch(risk -> risk.minutes() < 0)) live.look(today, NIGHT);
    }
}
