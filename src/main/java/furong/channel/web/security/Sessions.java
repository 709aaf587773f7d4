package furong.channel.web.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions lie in the database: any of several applications can answer, and a restart signs nobody out. */
@Configuration
@EnableJdbcHttpSession(tableName = "organisation.web_session", maxInactiveIntervalInSeconds = Sessions.IDLE_SECONDS_MAX)
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
}
