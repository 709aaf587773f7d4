package furong.debit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Draws up the runs that were ordered, chunk by chunk. */
@Configuration
class DebitWork {

    private static final int CHUNKS = 50;

    @Bean
    Task<?> drawDebitRuns(Runs runs) {
        return Tasks.recurring("debit-runs", FixedDelay.ofSeconds(3)).execute((task, context) -> {
            for (var run : runs.drawing()) {
                var more = true;
                for (var n = 0; n < CHUNKS && more; n++) more = runs.draw(run);
            }
        });
    }
}
