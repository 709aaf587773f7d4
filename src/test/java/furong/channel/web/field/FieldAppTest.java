package furong.channel.web.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.channel.web.board.Yard;
import furong.channel.web.security.SignedIn;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a technician's device keeps for the time without a network. */
@FurongTest
class FieldAppTest {

    private static final UnitId XINJIN = new UnitId(20);
    private static final LocalDate DAY = LocalDate.of(2033, 3, 7);
    private static final LocalTime NINE = LocalTime.of(9, 0);

    @Autowired
    Yard yard;

    @Autowired
    Staffed staffed;

    @Autowired
    Organisation organisation;

    @Autowired
    TimeTravel time;

    @AfterEach
    void now() {
        time.backToRealTime();
    }

    @Test
    @DisplayName("7-6 today's and tomorrow's visits are kept on the device, and none of the day after")
    void todayAndTomorrowAreKept() throws Exception {
        yard.clockShows(DAY.minusDays(1), NINE);
        var skill = yard.skill();
        var crew = yard.crew("新津预取组", XINJIN, "510118", skill);
        yard.open(DAY);
        var today = yard.visit(yard.customer("今一", "510118", "五津路", "1"), skill, DAY, NINE, 45);
        var tomorrow = yard.visit(yard.customer("明一", "510118", "五津路", "2"), skill, DAY.plusDays(1), NINE, 45);
        var later = yard.visit(yard.customer("后一", "510118", "五津路", "3"), skill, DAY.plusDays(2), NINE, 45);
        yard.clockShows(DAY, LocalTime.of(8, 0));
        var hired = yard.hire(Role.TECHNICIAN, XINJIN, crew);
        var technician = new SignedIn(hired, organisation.scopeOf(hired));
        var kept = staffed.page(get("/field/app/day").header("Accept", "application/json"), technician);
        assertThat(kept).contains(today.text(), tomorrow.text()).doesNotContain(later.text());
    }

    @Test
    @DisplayName("7-6 the page is installed as an app: it has a manifest, a scope, a start and icons")
    void thePageIsAnApp() throws Exception {
        var technician = staffed.person(Role.TECHNICIAN, XINJIN, null);
        var manifest = staffed.page(get("/field/app.webmanifest"), technician);
        assertThat(manifest)
                .contains(
                        "\"display\":\"standalone\"",
                        "\"start_url\":\"/field/app\"",
                        "\"scope\":\"/field\"",
                        "192x192",
                        "512x512",
                        "maskable");
        assertThat(staffed.page(get("/field/app"), technician)).contains("rel=\"manifest\"");
    }
}
