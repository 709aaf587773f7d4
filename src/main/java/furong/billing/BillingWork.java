package furong.billing;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of billing. */
@Configuration
class BillingWork {

    /** Begun on a page or left over by a stop: either way the parts left are done. */
    @Bean
    Task<?> goOnWithBillRuns(BillRuns runs) {
        return Tasks.recurring("billing-runs", FixedDelay.ofSeconds(5)).execute((task, context) -> runs.workOpen());
    }
}
