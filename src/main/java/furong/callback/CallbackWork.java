package furong.callback;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of callbacks. */
@Configuration
class CallbackWork {

    private static final int AT_ONCE = 200;

    @Bean
    Task<?> endWhatRanOut(Writing writing) {
        return Tasks.recurring("callback-writing", FixedDelay.ofMinutes(10))
                .execute((task, context) -> writing.sweep(AT_ONCE));
    }
}
