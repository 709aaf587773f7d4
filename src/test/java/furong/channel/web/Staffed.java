package furong.channel.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import furong.channel.web.security.SignedIn;
import furong.organisation.HallId;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** For tests of pages: people who work here, and what they get when they ask. */
@Component
public class Staffed {

    private final WebApplicationContext context;
    private final Staff staff;
    private final Organisation organisation;
    private @Nullable MockMvc web;

    Staffed(WebApplicationContext context, Staff staff, Organisation organisation) {
        this.context = context;
        this.staff = staff;
        this.organisation = organisation;
    }

    public SignedIn person(Role role, UnitId unit, @Nullable HallId hall) {
        var who = staff.hire(
                new NewStaff(
                        "P" + Ids.next(),
                        new Label("测试员", "Tester"),
                        unit,
                        Set.of(role),
                        Set.of(),
                        null,
                        hall,
                        "{noop}x"),
                Actor.system("test"));
        return new SignedIn(who, organisation.scopeOf(who));
    }

    public MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request, SignedIn who)
            throws Exception {
        if (web == null)
            web = MockMvcBuilders.webAppContextSetup(context)
                    .apply(springSecurity())
                    .build();
        return web.perform(request.header("Accept", "text/html")
                        .with(csrf())
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(who, null, Set.of()))))
                .andReturn()
                .getResponse();
    }

    /** The page as text, in English; fails if it was not found. */
    public String page(AbstractMockHttpServletRequestBuilder<?> request, SignedIn who) throws Exception {
        var answer = answer(request.cookie(new Cookie("furong-language", "en")), who);
        if (answer.getStatus() != 200) throw new AssertionError("status " + answer.getStatus());
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
