package furong.dunning;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of dunning. */
@Configuration
class DunningWork {

    private static final int AT_ONCE = 500;

    @Bean
    Task<Void> lookAtWhatIsOverdue(DunningBoard board) {
        return Tasks.recurring("dunning-look", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> board.look());
    }

    @Bean
    Task<Void> doWhatIsDue(DunningBoard board) {
        return Tasks.recurring("dunning-due", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> board.takeUpDue(AT_ONCE));
    }
}
