package furong.fulfilment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What fulfilment does by itself. */
@Configuration
class FulfilmentWork {

    private static final int BATCH = 500;

    @Bean
    RecurringTask<Void> goOnWithPlans(PlanClock clock) {
        return Tasks.recurring("fulfilment-go-on", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> clock.goOn(BATCH));
    }

    @Bean
    RecurringTask<Void> alarmOfStuckSteps(PlanClock clock) {
        return Tasks.recurring("fulfilment-stuck", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> clock.alarm(BATCH));
    }
}
