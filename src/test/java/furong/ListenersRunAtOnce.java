package furong;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

/** No test waits for a listener: it has run when the call that published its event returns. */
@TestConfiguration
class ListenersRunAtOnce {

    @Bean
    TaskExecutor taskExecutor() {
        return new SyncTaskExecutor();
    }
}
