package furong.fault;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves, one after the other, the customers an outage hit. */
@Configuration
class FaultWork {

    private static final int ROUNDS_MAX = 100;

    @Bean
    Task<?> serveOutages(OutageRun run) {
        return Tasks.recurring("fault-outages", FixedDelay.ofSeconds(5)).execute((task, context) -> {
            for (var n = 0; n < ROUNDS_MAX && run.work() > 0; n++) {}
        });
    }
}
