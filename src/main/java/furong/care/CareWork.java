package furong.care;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wakes what was parked, and raises what is late. */
@Configuration
class CareWork {

    private static final int AT_ONCE = 200;
    private static final int ROUNDS_MAX = 20;

    @Bean
    Task<?> wakeCases(Parkings parkings) {
        return Tasks.recurring("care-wake", FixedDelay.ofMinutes(1)).execute((task, context) -> {
            for (var n = 0; n < ROUNDS_MAX && parkings.wakeDue(AT_ONCE) == AT_ONCE; n++) {}
        });
    }

    @Bean
    Task<?> escalateCases(Escalations escalations) {
        return Tasks.recurring("care-escalate", FixedDelay.ofMinutes(1)).execute((task, context) -> {
            for (var n = 0; n < ROUNDS_MAX && escalations.sweep(AT_ONCE) == AT_ONCE; n++) {}
        });
    }
}
