package furong.channel.web.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.channel.web.Visitor;
import furong.organisation.Area;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Segment;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.Territories;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FurongTest
class OrganisationPagesTest {

    private static final String PASSWORD = "a long enough password";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    Territories territories;

    @Autowired
    TimeTravel time;

    @BeforeEach
    void startOnAMondayMorning() {
        time.startAt(Instant.parse("2026-11-23T01:00:00Z"));
    }

    @Test
    void anybodyReadsTheHallsWithTheirHoursInBothLanguages() {
        var visitor = new Visitor(port);
        assertThat(visitor.get("/halls").body()).contains("人民东路营业厅", "示范窗口", "营业中", "星期一–星期日 08:30–20:00");
        visitor.post("/settings", Map.of("language", "en"));
        assertThat(visitor.get("/halls").body())
                .contains("Renmin East Road Model Hall", "Monday–Friday 08:30–12:00, 13:00–17:30", "Children's corner")
                .doesNotContain("organisation.");
        time.startAt(Instant.parse("2026-11-23T15:00:00Z"));
        assertThat(visitor.get("/halls").body()).doesNotContain(">Open<");
    }

    @Test
    void theUnitsShowBothKindsOfOwners() {
        assertThat(signedIn(hire(Role.COUNTER_CLERK, 13)).get("/units").body())
                .contains("新都分公司", "10000号客户服务中心", "服务快车22号", "数据与宽带业务")
                .doesNotContain("organisation.");
    }

    @Test
    void aManagerFindsTheirPeopleByBadgeAndWhatWasDoneUnderItButNobodyElses() {
        var colleague = hire(Role.COUNTER_CLERK, 13);
        var stranger = hire(Role.COUNTER_CLERK, 14);
        var manager = signedIn(hire(Role.BRANCH_MANAGER, 13));
        assertThat(staff.signIn(colleague.badge(), PASSWORD, "counter 3")).isNotNull();

        assertThat(manager.get("/staff?q=" + colleague.badge()).body()).contains(colleague.badge(), "营业员");
        assertThat(manager.get("/staff/" + colleague.badge()).body())
                .contains("staff.signed-in", "counter 3")
                .doesNotContain("organisation.");
        assertThat(manager.get("/staff?q=" + stranger.badge()).body()).contains("没有找到");
        assertThat(manager.get("/staff/" + stranger.badge()).statusCode()).isEqualTo(404);
        assertThat(manager.get("/staff/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void anAdministratorMovesABoundaryAfterALookAtWhomItConcerns() {
        var administrator = signedIn(hire(Role.ADMINISTRATOR, 1));
        var list =
                administrator.get("/territories?segment=PUBLIC&district=510183").body();
        assertThat(list).contains("邛崃分公司", "调整边界", "文君街道").doesNotContain("organisation.");

        var to = new UnitId(18).text();
        var wish = "segment=PUBLIC&district=510183&office=510183121&to=" + to + "&on=2026-12-01";
        assertThat(administrator.get("/territories/preview?" + wish).body())
                .contains("南宝山镇", "邛崃分公司", "大邑分公司", "涉及客户0户")
                .doesNotContain("organisation.");
        var form =
                Map.of("segment", "PUBLIC", "district", "510183", "office", "510183121", "to", to, "on", "2026-12-01");
        var incomplete = new java.util.HashMap<>(form);
        incomplete.put("why", " ");
        assertThat(administrator.post("/territories", incomplete).statusCode()).isEqualTo(422);
        incomplete.put("why", "离大邑更近");
        assertThat(Visitor.to(administrator.post("/territories", incomplete))).startsWith("/territories?");

        var area = new Area("510183", "510183121");
        assertThat(territories.ownerOf(Segment.PUBLIC, area, TODAY)).isEqualTo(new UnitId(23));
        assertThat(territories.ownerOf(Segment.PUBLIC, area, LocalDate.of(2026, 12, 1)))
                .isEqualTo(new UnitId(18));
        assertThat(administrator
                        .get("/territories?segment=PUBLIC&district=510183")
                        .body())
                .contains("离大邑更近");
    }

    private Visitor signedIn(StaffMember who) {
        var visitor = new Visitor(port);
        visitor.signIn(who.badge(), PASSWORD);
        return visitor;
    }

    private StaffMember hire(Role role, long unit) {
        var name = new Label("测试员", "Tester");
        return staff.hire(
                new NewStaff(
                        "P" + Ids.next(),
                        name,
                        new UnitId(unit),
                        Set.of(role),
                        Set.of(),
                        null,
                        null,
                        staff.hash(PASSWORD)),
                Actor.system("test"));
    }
}
