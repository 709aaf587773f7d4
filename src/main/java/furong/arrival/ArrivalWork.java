package furong.arrival;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is told in the evening by itself, and what is forgotten. */
@Configuration
class ArrivalWork {

    private static final int AT_ONCE = 200;

    @Bean
    RecurringTask<Void> tellOfTomorrow(Telling telling) {
        return Tasks.recurring("arrival-evening", FixedDelay.ofMinutes(5)).execute((instance, context) -> {
            var told = AT_ONCE;
            while (told == AT_ONCE) told = telling.evening(AT_ONCE);
        });
    }

    @Bean
    RecurringTask<Void> forgetOldLinks(Arrivals arrivals) {
        return Tasks.recurring("arrival-forget", FixedDelay.ofHours(1))
                .execute((instance, context) -> arrivals.forget());
    }
}
