package furong.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import furong.FurongTest;
import furong.channel.web.EndpointsTest.Endpoint;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.platform.Ids;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The quality department reads everything and changes nothing operational; what it changes nobody else does. Asked of
 * every address there is, so that a new one is asked too.
 */
@FurongTest
class QualityPermissionsTest {

    private static final UnitId QUALITY = new UnitId(26);
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?\\w+(?::[^}]*)?}");

    /** Open to everybody because it concerns only who sends it, or is proved by a key, token or card of its own. */
    private static final Set<String> ONES_OWN = Set.of(
            "/settings",
            "/forms/{transaction}/suggestions",
            "/me/password",
            "/me/honour",
            "/top-up",
            "/top-up/balance",
            "/answer/{token}",
            "/signal-tests/{round}/readings",
            "/knowledge/{article}/votes",
            "/convention/reports",
            "/proceedings/{proceeding}/hearing",
            "/proceedings/{proceeding}/appeal");

    /** Praise, panels, prizes and what is to be improved come in wherever people talk; so do types of cases. */
    private static final Set<String> SHARED = Set.of(
            "/procedures",
            "/commendations",
            "/improvements",
            "/improvements/{item}/result",
            "/panels",
            "/panels/{panel}/statements",
            "/panels/{panel}/statements/{statement}/reply",
            "/signal-tests",
            "/awards",
            "/comparisons");

    @Autowired
    Staffed staffed;

    @Autowired
    JdbcClient db;

    @Test
    @DisplayName("A4.1 quality is refused every change that is not its own, and leaves no trace by trying")
    void qualityChangesNothingOperational() throws Exception {
        var who = staffed.person(Role.QUALITY_SUPERVISOR, QUALITY, null);
        var asked = 0;
        for (var endpoint :
                changes().filter(one -> !one.lets(Role.QUALITY_SUPERVISOR)).toList()) {
            assertThat(status(endpoint, who)).as(endpoint.toString()).isEqualTo(403);
            asked++;
        }
        System.out.println("changes refused to the quality department: " + asked);
        assertThat(asked).isGreaterThan(100);
        assertThat(db.sql("select count(*) from platform.audit where person = ?")
                        .param(who.who().id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("A4.1 what quality changes, nobody else changes")
    void whatIsQualitysOwnIsRefusedToAllOthers() throws Exception {
        var own = changes()
                .filter(one -> !open(one) && one.lets(Role.QUALITY_SUPERVISOR) && !SHARED.contains(one.path()))
                .toList();
        assertThat(own).isNotEmpty();
        for (var role : Role.values()) {
            if (role == Role.QUALITY_SUPERVISOR) continue;
            var who = staffed.person(role, QUALITY, null);
            for (var endpoint : own)
                assertThat(status(endpoint, who)).as(role + " " + endpoint).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("A4.1 quality may read every address that people read")
    void qualityReadsEverything() throws Exception {
        var who = staffed.person(Role.QUALITY_SUPERVISOR, QUALITY, null);
        var reads = EndpointsTest.endpoints()
                .filter(one -> one.method().equals("GET"))
                .toList();
        for (var endpoint : reads)
            assertThat(status(endpoint, who)).as(endpoint.toString()).isNotEqualTo(403);
        assertThat(reads.size()).isGreaterThan(100);
    }

    @Test
    void whatIsOpenToAllConcernsOnlyWhoeverSendsIt() {
        assertThat(changes().filter(QualityPermissionsTest::open).map(Endpoint::path))
                .allMatch(path -> ONES_OWN.contains(path) || path.startsWith("/api/") || path.contains("/{token}/"));
    }

    private static boolean open(Endpoint endpoint) {
        return List.of("public", "everyone").contains(endpoint.roles());
    }

    private static Stream<Endpoint> changes() {
        return EndpointsTest.endpoints().filter(one -> !List.of("GET", "ANY").contains(one.method()));
    }

    private int status(Endpoint endpoint, furong.channel.web.security.SignedIn who) throws Exception {
        var path = VARIABLE.matcher(endpoint.path()).replaceAll(Ids.text(Ids.next()));
        return staffed.answer(request(HttpMethod.valueOf(endpoint.method()), path), who)
                .getStatus();
    }
}
