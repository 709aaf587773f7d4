package furong.channel.web.security;

import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.StaffMember;
import furong.platform.Actor;
import jakarta.servlet.http.HttpServletRequest;

/** The person behind a request and the units whose rows they see; a controller method takes it as an argument. */
public record SignedIn(StaffMember who, Scope scope) {

    public boolean is(Role role) {
        return who.is(role);
    }

    /** The person as the one who does something, from the address of the request. */
    public Actor actor(HttpServletRequest request) {
        return who.from(request.getRemoteAddr());
    }
}
