package furong.agency;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ends business days at their hour, also of agents through whom nobody pays just then. */
@Configuration
class AgencyWork {

    @Bean
    Task<?> endAgencyDays(Agencies agencies) {
        return Tasks.recurring("agency-days", FixedDelay.ofSeconds(30)).execute((task, context) -> {
            for (var agent : agencies.agents()) {
                var _ = agencies.current(agent);
            }
        });
    }
}
