package furong.dispatch;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What dispatch does by itself: the night plan, the morning, a look at the day. */
@Configuration
class DispatchWork {

    @Bean
    RecurringTask<Void> planTomorrow(Nights nights) {
        return Tasks.recurring("dispatch-night", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> nights.look());
    }

    /** Asked for on a page or left over by a stop: either way it goes on. */
    @Bean
    RecurringTask<Void> goOnWithReplays(Replays replays) {
        return Tasks.recurring("dispatch-replays", FixedDelay.ofSeconds(5))
                .execute((instance, context) -> replays.work());
    }

    @Bean
    RecurringTask<Void> lookAtTheDay(Nights nights) {
        return Tasks.recurring("dispatch-day", FixedDelay.of(Duration.ofMinutes(2)))
                .execute((instance, context) -> nights.watch());
    }
}
