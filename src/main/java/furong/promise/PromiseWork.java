package furong.promise;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of promises. */
@Configuration
class PromiseWork {

    private static final int CHUNK = 200;

    /** Chunk after chunk, each a transaction, until nothing is overdue. */
    @Bean
    Task<Void> breakOverduePromises(Promises promises) {
        return Tasks.recurring("promise.break-overdue", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> {
                    var broken = CHUNK;
                    while (broken == CHUNK) broken = promises.breakOverdue(CHUNK);
                });
    }
}
