package furong.network;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of the network. */
@Configuration
class NetworkWork {

    private static final int AT_ONCE = 500;

    @Bean
    Task<?> tellTheNetworkAgain(NetworkBoard board) {
        return Tasks.recurring("network-sweep", FixedDelay.ofSeconds(5))
                .execute((task, context) -> board.sweep(AT_ONCE));
    }

    @Bean
    Task<?> endWhatIsOver(NetworkBoard board) {
        return Tasks.recurring("network-over", FixedDelay.ofMinutes(1))
                .execute((task, context) -> board.endWhatIsOver(AT_ONCE));
    }
}
