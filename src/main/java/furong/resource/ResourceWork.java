package furong.resource;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of the resources. */
@Configuration
class ResourceWork {

    private static final int AT_ONCE = 500;

    @Bean
    Task<?> takeBackWhatWasKeptTooLong(Inventory inventory) {
        return Tasks.recurring("resource-expire", FixedDelay.ofMinutes(1))
                .execute((task, context) -> inventory.expire(AT_ONCE));
    }
}
