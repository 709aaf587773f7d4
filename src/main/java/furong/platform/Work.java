package furong.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the recurring and timed work that modules declare as {@link Task} beans, one class of them per module. Several
 * applications on one database share the work; each execution has one runner.
 */
@Component
@ConditionalOnProperty(name = "furong.work", havingValue = "true", matchIfMissing = true)
class Work implements SmartLifecycle {

    private static final Duration POLLING = Duration.ofSeconds(2);

    /** Work of a process that was killed is taken over by another one after six of these. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private volatile boolean running;

    Work(DataSource data, List<Task<?>> tasks, Clock clock) {
        var recurring = tasks.stream()
                .filter(com.github.kagkarlsson.scheduler.task.helper.RecurringTask.class::isInstance)
                .map(task -> (com.github.kagkarlsson.scheduler.task.helper.RecurringTask<?>) task)
                .toList();
        var timed = tasks.stream().filter(task -> !recurring.contains(task)).toList();
        this.scheduler = Scheduler.create(data, timed)
                .startTasks(recurring)
                .tableName("platform.scheduled_task")
                .clock(clock::instant)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
