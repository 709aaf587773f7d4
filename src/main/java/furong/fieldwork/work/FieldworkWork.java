package furong.fieldwork.work;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import furong.fieldwork.MissedAppointments;
import furong.fieldwork.Slots;
import furong.fieldwork.drives.Drives;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What fieldwork does by itself: end holds, notice missed appointments, open days for sale. */
@Configuration
class FieldworkWork {

    private static final int BATCH = 500;
    private static final int DAYS_AHEAD = 30;

    @Bean
    RecurringTask<Void> expireHolds(Slots slots) {
        return Tasks.recurring("fieldwork-expire-holds", FixedDelay.ofSeconds(30))
                .execute((instance, context) -> {
                    var ended = BATCH;
                    while (ended == BATCH) ended = slots.expire(BATCH);
                });
    }

    @Bean
    RecurringTask<Void> noticeMissedAppointments(MissedAppointments missed) {
        return Tasks.recurring("fieldwork-missed-appointments", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> missed.notice(BATCH));
    }

    @Bean
    RecurringTask<Void> openDays(Slots slots, Clock clock) {
        return Tasks.recurring("fieldwork-open-days", FixedDelay.ofHours(6)).execute((instance, context) -> {
            var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
            slots.openDays(today, today.plusDays(DAYS_AHEAD));
        });
    }

    /** Yesterday again, for what was done without a network and sent later. */
    @Bean
    RecurringTask<Void> learnFromDrives(Drives drives, Clock clock) {
        return Tasks.recurring("fieldwork-drives", FixedDelay.ofHours(3)).execute((instance, context) -> {
            var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
            drives.teach(today.minusDays(1));
            drives.teach(today);
        });
    }
}
