package furong.channel.web.security;

import furong.organisation.SignIn;
import furong.organisation.Staff;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Asks {@link Staff} whether a badge and a password belong together. As the only provider in the context it serves every
 * form; adding it to a filter chain as well would try, and count, each password twice.
 */
@Component
class BadgeSignIn implements AuthenticationProvider {

    private final Staff staff;
    private final StaffSessions sessions;

    BadgeSignIn(Staff staff, StaffSessions sessions) {
        this.staff = staff;
        this.sessions = sessions;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        var origin = typed.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "unknown";
        return switch (staff.signIn(typed.getName(), String.valueOf(typed.getCredentials()), origin)) {
            case SignIn.Welcome(var who) -> sessions.proofOf(who);
            case SignIn.Wrong wrong -> throw new BadCredentialsException("wrong");
            case SignIn.Locked locked -> throw new LockedException("locked");
        };
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
