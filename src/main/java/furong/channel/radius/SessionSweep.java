package furong.channel.radius;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import furong.network.NetworkElement.Trouble;
import furong.network.SessionBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Compares the sessions that are with those that should be, and repairs what slipped through: somebody who was let in
 * while the line was being switched off, a session whose end was never accounted for.
 */
@Component
class SessionSweep {

    private static final Logger log = LoggerFactory.getLogger(SessionSweep.class);
    private static final int AT_ONCE = 500;

    private final SessionBoard board;
    private final AccessServers servers;

    SessionSweep(SessionBoard board, AccessServers servers) {
        this.board = board;
        this.servers = servers;
    }

    /** Repairs at most so many; says how many were as they should be afterwards. */
    int sweep(int limit) {
        if (!servers.any()) return 0;
        var repaired = 0;
        for (var wrong : board.wrong(limit)) {
            try {
                if (wrong.wantedOn()) servers.move(wrong.customer(), wrong.service(), wrong.session(), wrong.garden());
                else servers.end(wrong.customer(), wrong.service(), wrong.session());
                repaired++;
            } catch (Trouble trouble) {
                log.info("radius, session {}: {}", wrong.session().id(), trouble.getMessage());
            }
        }
        return repaired;
    }

    @Bean
    Task<?> repairSessions() {
        return Tasks.recurring("radius-sessions", FixedDelay.ofSeconds(30)).execute((task, context) -> sweep(AT_ONCE));
    }
}
