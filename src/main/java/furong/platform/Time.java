package furong.platform;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the clock that everybody is given. */
@Configuration
class Time {

    @Bean
    BusinessClock clock(@Value("${furong.zone}") ZoneId zone) {
        return new BusinessClock(Clock.system(zone));
    }
}
