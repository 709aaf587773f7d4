package furong.channel.web.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.channel.web.Shells;
import furong.channel.web.Visitor;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.BusinessClock;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import pages.Templates;

/** An administrator moves the clock of a demo forward; elsewhere nobody does. */
@FurongTest
class ClockPagesTest {

    private static final String PASSWORD = "a long enough password";
    private static final Duration A_MOMENT = Duration.ofMinutes(2);

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    TimeTravel time;

    @Autowired
    BusinessClock clock;

    @Autowired
    Audit audit;

    @Autowired
    Templates templates;

    @Autowired
    Shells shells;

    @Test
    void anAdministratorGoesAnHourForwardThenToTheNextMorningThenAWeek() {
        time.startAt(Instant.parse("2026-11-23T01:30:00Z"));
        var administrator = signedIn(Role.ADMINISTRATOR);
        assertThat(administrator.get("/clock").body()).contains("业务时钟", "2026", "一小时", "到明天09:00", "一周");
        assertThat(administrator.get("/").body()).contains("href=\"/clock\"");

        assertThat(Visitor.to(administrator.post("/clock", Map.of("leap", "HOUR"))))
                .isEqualTo("/clock");
        showsAbout("2026-11-23T02:30:00Z");
        administrator.post("/clock", Map.of("leap", "TOMORROW"));
        showsAbout("2026-11-24T01:00:00Z");
        administrator.post("/clock", Map.of("leap", "WEEK"));
        showsAbout("2026-12-01T01:00:00Z");

        administrator.post("/settings", Map.of("language", "en"));
        assertThat(administrator.get("/clock").body())
                .contains("Business clock", "Ahead of real time", "To tomorrow 09:00")
                .doesNotContain(">web.");
        assertThat(administrator.post("/clock", Map.of("leap", "YESTERDAY")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void othersNeitherSeeNorMoveIt() {
        var manager = signedIn(Role.BRANCH_MANAGER);
        assertThat(manager.get("/").body()).doesNotContain("href=\"/clock\"");
        assertThat(manager.post("/clock", Map.of("leap", "HOUR")).statusCode()).isEqualTo(403);
    }

    @Test
    void withoutATimeMachineThereIsNoSuchPage() {
        var none = new StaticListableBeanFactory().getBeanProvider(TimeTravel.class);
        var pages = new ClockPages(none, clock, audit, templates);
        assertThatThrownBy(() -> pages.show(shells.of(new MockHttpServletRequest())))
                .hasMessageContaining("not-found");
    }

    private void showsAbout(String time) {
        var expected = Instant.parse(time);
        assertThat(clock.instant()).isBetween(expected, expected.plus(A_MOMENT));
    }

    private Visitor signedIn(Role role) {
        var name = new Label("测试员", "Tester");
        var who = staff.hire(
                new NewStaff(
                        "C" + Ids.next(),
                        name,
                        new UnitId(1),
                        Set.of(role),
                        Set.of(),
                        null,
                        null,
                        staff.hash(PASSWORD)),
                Actor.system("test"));
        var visitor = new Visitor(port);
        visitor.signIn(who.badge(), PASSWORD);
        return visitor;
    }
}
