package furong.hall;

import org.springframework.context.event.EventListener;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is settled in the halls when a day is over: the queue ends, and a morning nobody looked after becomes a task. */
@Component
class HallNight {

    private final Queues queues;
    private final Mornings mornings;

    HallNight(Queues queues, Mornings mornings) {
        this.queues = queues;
        this.mornings = mornings;
    }

    @EventListener
    @Transactional
    public void on(DayHasPassed passed) {
        queues.endOfDay(passed.getDate().plusDays(1));
        mornings.missed(passed.getDate());
    }
}
