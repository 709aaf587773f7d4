package furong.channel.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Label;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class DoorkeeperTest {

    private final Doorkeeper doorkeeper =
            new Doorkeeper(mappings().getBeanProvider(RequestMappingHandlerMapping.class));

    @Test
    void aMethodThatSaysNothingIsClosedToAll() {
        for (var role : Role.values())
            assertThat(lets("GET", "/forgotten", role)).isFalse();
        assertThat(lets("GET", "/forgotten", null)).isFalse();
    }

    @Test
    void theWorldMaySeeOnlyWhatIsPublic() {
        assertThat(lets("GET", "/public", null)).isTrue();
        assertThat(lets("GET", "/everyone", null)).isFalse();
        assertThat(lets("GET", "/clerks", null)).isFalse();
        assertThat(lets("GET", "/nowhere", null)).isFalse();
    }

    @Test
    void rolesOpenWhatNamesThem() {
        assertThat(lets("GET", "/clerks", Role.COUNTER_CLERK)).isTrue();
        assertThat(lets("POST", "/clerks", Role.COUNTER_CLERK)).isTrue();
        assertThat(lets("GET", "/clerks", Role.TECHNICIAN)).isFalse();
        assertThat(lets("GET", "/clerks", Role.ADMINISTRATOR)).isFalse();
        assertThat(lets("GET", "/everyone", Role.TECHNICIAN)).isTrue();
    }

    @Test
    void qualityReadsEverythingAndChangesNothingUnlessItIsNamed() {
        assertThat(lets("GET", "/clerks", Role.QUALITY_SUPERVISOR)).isTrue();
        assertThat(lets("HEAD", "/clerks", Role.QUALITY_SUPERVISOR)).isTrue();
        assertThat(lets("POST", "/clerks", Role.QUALITY_SUPERVISOR)).isFalse();
        assertThat(lets("POST", "/checks", Role.QUALITY_SUPERVISOR)).isTrue();
    }

    @Test
    void whoIsSignedInMayHearThatAnAddressOrAVerbDoesNotExist() {
        assertThat(lets("GET", "/nowhere", Role.TECHNICIAN)).isTrue();
        assertThat(lets("DELETE", "/clerks", Role.TECHNICIAN)).isTrue();
    }

    private boolean lets(String verb, String path, @Nullable Role role) {
        var request = new MockHttpServletRequest(verb, path);
        return doorkeeper
                .authorize(() -> proof(role), new RequestAuthorizationContext(request))
                .isGranted();
    }

    private static @Nullable Authentication proof(@Nullable Role role) {
        if (role == null) return null;
        var unit = new UnitId(13);
        var who = new StaffMember(new StaffId(1), "1", new Label("甲", "A"), unit, Set.of(role), Set.of(), null, null);
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(who, new Scope(Set.of(unit))), null, Set.of());
    }

    private static StaticApplicationContext mappings() {
        var context = new StaticApplicationContext();
        context.registerSingleton("pages", Forgetful.class);
        context.registerSingleton("mappings", RequestMappingHandlerMapping.class);
        context.refresh();
        return context;
    }

    @Controller
    private static class Forgetful {

        @GetMapping("/forgotten")
        void forgotten() {}

        @Public
        @GetMapping("/public")
        void open() {}

        @Everyone
        @GetMapping("/everyone")
        void everyone() {}

        @Allowed(Role.COUNTER_CLERK)
        @GetMapping("/clerks")
        void read() {}

        @Allowed(Role.COUNTER_CLERK)
        @PostMapping("/clerks")
        void change() {}

        @Allowed({Role.CALLBACK_AGENT, Role.QUALITY_SUPERVISOR})
        @PostMapping("/checks")
        void check() {}
    }
}
