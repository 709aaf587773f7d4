package furong.channel.web.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.channel.web.Visitor;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.SignIn;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FurongTest
class HirePagesTest {

    private static final String PASSWORD = "a long enough password";
    private static final String FRESH = "another long password";

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    Organisation organisation;

    @Autowired
    TimeTravel time;

    @BeforeEach
    void startOnAMondayMorning() {
        time.startAt(Instant.parse("2026-11-23T01:00:00Z"));
    }

    @Test
    void anAdministratorHiresSomebodyWhoThenSignsIn() {
        var administrator = signedIn(hire(Role.ADMINISTRATOR, 1));
        assertThat(administrator.get("/staff").body()).contains("href=\"/staff/new\"");
        assertThat(administrator.get("/staff/new").body())
                .contains("录用员工", "新都分公司", "营业员")
                .doesNotContain("organisation.");
        var form = form();
        var badge = form.get("badge");
        assertThat(Visitor.to(administrator.post("/staff", form))).isEqualTo("/staff/" + badge);

        var hired = staff.byBadge(badge).orElseThrow();
        assertThat(hired.unit()).isEqualTo(new UnitId(13));
        assertThat(hired.roles()).containsExactly(Role.COUNTER_CLERK);
        assertThat(hired.name()).isEqualTo(new Label("李红", "李红"));
        assertThat(staff.signIn(badge, PASSWORD, "test")).isEqualTo(new SignIn.Welcome(hired));
    }

    @Test
    void eachWrongFieldIsNamedAndNobodyIsHired() {
        var administrator = signedIn(hire(Role.ADMINISTRATOR, 1));
        var taken = hire(Role.COUNTER_CLERK, 13);
        administrator.get("/staff/new");
        administrator.post("/settings", Map.of("language", "en"));
        var elsewhere = organisation.halls().stream()
                .filter(hall -> !hall.unit().equals(new UnitId(13)))
                .findFirst()
                .orElseThrow();
        assertThat(refused(administrator, "badge", "new")).contains("4 to 20 digits");
        assertThat(refused(administrator, "badge", taken.badge())).contains("already taken");
        assertThat(refused(administrator, "nameZh", " ")).contains("needed");
        assertThat(refused(administrator, "roles", "")).contains("At least one role");
        assertThat(refused(administrator, "hall", elsewhere.id().text())).contains("another unit");
        assertThat(refused(administrator, "again", "something else")).contains("differ");
        var weak = form();
        weak.putAll(Map.of("password", "short", "again", "short"));
        assertThat(administrator.post("/staff", weak).body()).contains("at least 10 characters");
        weak.putAll(Map.of("password", "密".repeat(25), "again", "密".repeat(25)));
        assertThat(administrator.post("/staff", weak).body()).contains("at most 72 bytes");
        assertThat(staff.byBadge(weak.get("badge"))).isEmpty();
    }

    @Test
    void anAdministratorOfABranchHiresForThatBranchOnlyAndOthersHireNobody() {
        var branch = signedIn(hire(Role.ADMINISTRATOR, 14));
        assertThat(branch.get("/staff/new").body()).contains("温江分公司").doesNotContain("新都分公司");
        assertThat(branch.post("/staff", form()).statusCode()).isEqualTo(404);
        var manager = signedIn(hire(Role.BRANCH_MANAGER, 13));
        assertThat(manager.get("/staff").body()).doesNotContain("/staff/new");
        assertThat(manager.get("/staff/new").statusCode()).isEqualTo(403);
        assertThat(manager.post("/staff", form()).statusCode()).isEqualTo(403);
    }

    @Test
    void everyoneChangesTheirOwnPassword() {
        var clerk = hire(Role.COUNTER_CLERK, 13);
        var visitor = signedIn(clerk);
        assertThat(visitor.get("/").body()).contains("href=\"/me/password\"");
        assertThat(visitor.get("/me/password").body()).contains("原密码").doesNotContain("organisation.");
        assertThat(change(visitor, "a wrong guess", FRESH, FRESH)).contains("原密码不对");
        assertThat(change(visitor, PASSWORD, FRESH, "something else")).contains("不一致");
        assertThat(change(visitor, PASSWORD, "short", "short")).contains("10");
        assertThat(staff.signIn(clerk.badge(), PASSWORD, "test")).isInstanceOf(SignIn.Welcome.class);

        var answer = visitor.post("/me/password", Map.of("old", PASSWORD, "fresh", FRESH, "again", FRESH));
        assertThat(visitor.get(Visitor.to(answer)).body()).contains("密码已修改");
        assertThat(staff.signIn(clerk.badge(), FRESH, "test")).isInstanceOf(SignIn.Welcome.class);
        assertThat(staff.signIn(clerk.badge(), PASSWORD, "test")).isInstanceOf(SignIn.Wrong.class);
    }

    private static String change(Visitor visitor, String old, String fresh, String again) {
        var answer = visitor.post("/me/password", Map.of("old", old, "fresh", fresh, "again", again));
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }

    private static String refused(Visitor visitor, String field, String value) {
        var form = form();
        form.put(field, value);
        var answer = visitor.post("/staff", form);
        assertThat(answer.statusCode()).as(field).isEqualTo(422);
        return answer.body();
    }

    private static Map<String, String> form() {
        var form = new HashMap<String, String>();
        form.put("badge", "H" + Ids.next());
        form.put("nameZh", "李红");
        form.put("nameEn", "");
        form.put("unit", new UnitId(13).text());
        form.put("roles", Role.COUNTER_CLERK.name());
        form.put("hall", "");
        form.put("crew", "");
        form.put("password", PASSWORD);
        form.put("again", PASSWORD);
        return form;
    }

    private Visitor signedIn(StaffMember who) {
        var visitor = new Visitor(port);
        visitor.signIn(who.badge(), PASSWORD);
        return visitor;
    }

    private StaffMember hire(Role role, long unit) {
        var name = new Label("测试员", "Tester");
        var badge = "P" + Ids.next();
        var hash = staff.hash(PASSWORD);
        return staff.hire(
                new NewStaff(badge, name, new UnitId(unit), Set.of(role), Set.of(), null, null, hash),
                Actor.system("test"));
    }
}
