package furong.bulk;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Places the lines of the files that were started, a few of each in turn. */
@Configuration
class BulkWork {

    private static final int FILES = 20;
    private static final int LINES = 25;

    @Bean
    Task<?> placeBulkOrders(BulkQueue queue, BulkOrders bulk) {
        return Tasks.recurring("bulk-orders", FixedDelay.ofSeconds(2)).execute((task, context) -> {
            for (var file : queue.waiting(FILES)) bulk.place(file.customer(), file.file(), LINES);
        });
    }
}
