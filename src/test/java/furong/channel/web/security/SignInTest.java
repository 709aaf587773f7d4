package furong.channel.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.channel.web.Visitor;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@FurongTest
class SignInTest {

    private static final String PASSWORD = "a long enough password";

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient db;

    @Test
    void aStrangerIsShownTheDoorAndReturnsToThePageAskedFor() {
        var visitor = new Visitor(port);
        var asked = visitor.get("/palette?q=x");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(Visitor.to(asked)).isEqualTo("/sign-in");
        assertThat(visitor.get("/sign-in").statusCode()).isEqualTo(200);
        var signedIn = visitor.post("/sign-in", Map.of("badge", hire().badge(), "password", PASSWORD));
        assertThat(Visitor.to(signedIn)).isEqualTo("/palette?q=x");
        assertThat(visitor.get("/palette?q=x").statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordIsSaidSoAndTooManyLockTheBadge() {
        var who = hire();
        var visitor = new Visitor(port);
        for (var n = 0; n < 5; n++)
            assertThat(Visitor.to(visitor.signIn(who.badge(), "guess"))).isEqualTo("/sign-in?why=wrong");
        assertThat(Visitor.to(visitor.signIn(who.badge(), PASSWORD))).isEqualTo("/sign-in?why=locked");
        assertThat(visitor.get("/sign-in?why=locked").body()).contains("已暂时锁定");
    }

    @Test
    void aNulIsNoTextAndSaidSo() {
        var visitor = new Visitor(port);
        visitor.signIn(hire().badge(), PASSWORD);
        for (var path : List.of("/palette?q=a%00b", "/orders?words=a%00b", "/customers?q=%00"))
            assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(400);
    }

    @Test
    void theSessionGetsANewNameAtTheDoorAndLiesInTheDatabase() {
        var visitor = new Visitor(port);
        var before = sessionOf(visitor.get("/sign-in"));
        var after = sessionOf(visitor.post("/sign-in", Map.of("badge", hire().badge(), "password", PASSWORD)));
        assertThat(after).isNotEmpty().isNotEqualTo(before);
        assertThat(db.sql("select count(*) from organisation.web_session where session_id in (:before, :after)")
                        .param("before", before)
                        .param("after", after)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoSignsOutIsOutAndWhoHasLeftTooWithTheNextClick() {
        var visitor = new Visitor(port);
        visitor.signIn(hire().badge(), PASSWORD);
        assertThat(visitor.get("/palette?q=x").statusCode()).isEqualTo(200);
        assertThat(Visitor.to(visitor.post("/sign-out", Map.of()))).isEqualTo("/sign-in");
        assertThat(visitor.get("/palette?q=x").statusCode()).isEqualTo(302);

        var leaving = hire();
        visitor.signIn(leaving.badge(), PASSWORD);
        assertThat(visitor.get("/palette?q=x").statusCode()).isEqualTo(200);
        staff.leave(leaving.id(), Actor.system("test"));
        assertThat(Visitor.to(visitor.get("/palette?q=x"))).isEqualTo("/sign-in");
    }

    @Test
    void aFormWithoutItsTokenIsNotRead() {
        var visitor = new Visitor(port);
        visitor.forgetToken();
        var forged = visitor.post("/sign-in", Map.of("badge", hire().badge(), "password", PASSWORD));
        assertThat(Visitor.to(forged)).isEqualTo("/sign-in?why=expired");
        visitor.signIn(hire().badge(), PASSWORD);
        visitor.forgetToken();
        assertThat(visitor.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void browsersAreToldToRunNothingOfStrangers() {
        var page = new Visitor(port).get("/sign-in").headers();
        assertThat(page.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void onlyHealthOfTheMachineRoomIsPublic() {
        var visitor = new Visitor(port);
        assertThat(visitor.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/actuator/prometheus").statusCode()).isEqualTo(302);
        visitor.signIn(hire().badge(), PASSWORD);
        assertThat(visitor.get("/actuator/prometheus").statusCode()).isEqualTo(403);
    }

    private static String sessionOf(java.net.http.HttpResponse<?> answer) {
        var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        var value = cookie.replaceFirst("^furong=([^;]+);.*$", "$1");
        return new String(java.util.Base64.getDecoder().decode(value), java.nio.charset.StandardCharsets.UTF_8);
    }

    private StaffMember hire() {
        return staff.hire(
                new NewStaff(
                        "W" + Ids.next(),
                        new Label("测试员", "Tester"),
                        new UnitId(13),
                        Set.of(Role.COUNTER_CLERK),
                        Set.of(),
                        null,
                        null,
                        staff.hash(PASSWORD)),
                Actor.system("test"));
    }
}
