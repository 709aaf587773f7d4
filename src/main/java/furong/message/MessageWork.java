package furong.message;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of messages. */
@Configuration
class MessageWork {

    private static final int AT_ONCE = 500;

    @Bean
    Task<?> sendWhatWaits(MessageBoard board) {
        return Tasks.recurring("message-sweep", FixedDelay.ofSeconds(5))
                .execute((task, context) -> board.sweep(AT_ONCE));
    }
}
