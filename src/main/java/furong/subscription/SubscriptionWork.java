package furong.subscription;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of subscriptions. */
@Configuration
class SubscriptionWork {

    private static final int AT_ONCE = 500;

    @Bean
    Task<?> takeUpUnfinishedActivations(Activations activations) {
        return Tasks.recurring("subscription-activations", FixedDelay.ofSeconds(15))
                .execute((task, context) -> activations.sweep(AT_ONCE));
    }
}
