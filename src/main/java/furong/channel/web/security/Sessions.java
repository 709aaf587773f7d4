package furong.channel.web.security;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions lie in the database: any of several applications can answer, and a restart signs nobody out. */
@Configuration
@EnableJdbcHttpSession(
        tableName = "organisation.web_session",
        maxInactiveIntervalInSeconds = Sessions.IDLE_SECONDS_MAX,
        cleanupCron = Scheduled.CRON_DISABLED)
class Sessions {

    static final int IDLE_SECONDS_MAX = 2 * 60 * 60;

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("furong");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    /** Spring Session's own timer starts before the tables are there, and in every application. */
    @Bean
    Task<?> expiredSessions(JdbcIndexedSessionRepository sessions) {
        return Tasks.recurring("web.expired-sessions", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> sessions.cleanUpExpiredSessions());
    }
}
