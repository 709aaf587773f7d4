package furong.rating;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of rating. */
@Configuration
class RatingWork {

    @Bean
    Task<?> takeEndedSessions(SessionUsage sessions) {
        return Tasks.recurring("rating-sessions", FixedDelay.ofMinutes(1))
                .execute((task, context) -> sessions.collect());
    }
}
