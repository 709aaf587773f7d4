package furong.channel.bank;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works on banks' files as they come; one at a time in the whole house, for one file may wait for another. */
@Configuration
class BankWork {

    @Bean
    Task<?> workOnBankFiles(BankFileReading reading) {
        return Tasks.recurring("bank-files", FixedDelay.ofSeconds(2)).execute((task, context) -> reading.work());
    }
}
