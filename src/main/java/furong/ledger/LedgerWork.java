package furong.ledger;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of the ledger. */
@Configuration
class LedgerWork {

    /** Finds what was left untold when an application ended between its commit and its telling. */
    @Bean
    Task<Void> tellOfPostings(PostedAccounts posted) {
        return Tasks.recurring("ledger.tell-of-postings", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> posted.drain());
    }

    @Bean
    Task<Void> makeMonthsAhead(Months months) {
        return Tasks.recurring("ledger.make-months-ahead", FixedDelay.of(Duration.ofHours(12)))
                .execute((instance, context) -> months.makeAhead());
    }
}
