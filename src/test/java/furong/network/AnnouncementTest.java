package furong.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever rings a number that was given up is told the new one for as long as the rule says, and then nobody is. */
@FurongTest
class AnnouncementTest {

    private static final Actor BY = Actor.system("test");
    private static final String OLD = "0289710000";
    private static final String NEW = "0289710001";

    @Autowired
    Network network;

    @Autowired
    NetworkBoard board;

    @Autowired
    SimulatedSwitch exchange;

    @Autowired
    Inventory inventory;

    @Autowired
    Numbers numbers;

    @Autowired
    TimeTravel time;

    @Autowired
    Clock clock;

    @Autowired
    Heard heard;

    private final long customer = Ids.next();

    @Test
    void theOldNumberAnnouncesRestsAndIsFreeAgain() {
        inventory.addExchange(new Exchange("A01", new Label("测试局", "Test"), "VOICE"), List.of(Area.district("510893")));
        inventory.addNumbers("A01", OLD, 2);
        numbers.reserve(customer, OLD, "order:1", Duration.ofMinutes(30));
        assertThatThrownBy(() -> announce(clock.instant()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("number-of-another"));
        numbers.use(customer, OLD, "order:1");
        var until = numbers.announcementUntil(OLD).truncatedTo(ChronoUnit.MICROS);
        assertThat(Duration.between(clock.instant(), until))
                .isBetween(Duration.ofDays(45).minusMinutes(1), Duration.ofDays(45));

        var service = announce(until);
        assertThat(exchange.features(service)).containsExactly("DIAL=" + NEW);
        assertThat(numbers.announcementOf(OLD)).contains(new Numbers.Announced(OLD, NEW, until));
        assertThat(numbers.customerOf(OLD)).isEmpty();

        time.forwardBy(Duration.ofDays(44));
        pass();
        assertThat(network.state(customer, service).working()).isTrue();
        assertThat(numbers.announcementOf(OLD)).isPresent();

        time.forwardBy(Duration.ofDays(1));
        pass();
        pass();
        assertThat(exchange.isOn(service)).isFalse();
        assertThat(network.state(customer, service).settled()).isTrue();
        assertThat(heard.about("announced")).containsExactly("on", "off");
        assertThat(numbers.announcementOf(OLD)).isEmpty();
        assertThatThrownBy(() -> numbers.reserve(2, OLD, "order:2", Duration.ofMinutes(30)))
                .isInstanceOf(Refused.class);

        time.forwardBy(Duration.ofDays(90));
        pass();
        numbers.reserve(2, OLD, "order:2", Duration.ofMinutes(30));
    }

    private ServiceId announce(Instant until) {
        return network.announce(new Announcement(customer, OLD, NEW, until), "announced", BY);
    }

    private void pass() {
        inventory.expire(1000);
        board.endWhatIsOver(1000);
    }
}
