package furong.channel.web.security;

import furong.organisation.Organisation;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps nothing in a session but the id of the person. Who they are and what they may do is read anew with each request,
 * so that a changed role counts at once and whoever has left is out with the next click.
 */
@Component
class StaffSessions implements SecurityContextRepository {

    private static final String STAFF = "staff";

    private final Staff staff;
    private final Organisation organisation;

    StaffSessions(Staff staff, Organisation organisation) {
        this.staff = staff;
        this.organisation = organisation;
    }

    /** The proof that {@code who} is signed in, as the security filters want it. */
    Authentication proofOf(StaffMember who) {
        var authorities = AuthorityUtils.createAuthorityList(
                who.roles().stream().map(role -> "ROLE_" + role.name()).toList());
        var person = new SignedIn(who, organisation.scopeOf(who));
        return UsernamePasswordAuthenticationToken.authenticated(person, null, authorities);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        var context = SecurityContextHolder.createEmptyContext();
        idIn(exchange.getRequest()).flatMap(staff::active).ifPresent(who -> context.setAuthentication(proofOf(who)));
        return context;
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var proof = context.getAuthentication();
        if (proof != null && proof.getPrincipal() instanceof SignedIn person) {
            request.getSession().setAttribute(STAFF, person.who().id().value());
        } else {
            var session = request.getSession(false);
            if (session != null) session.removeAttribute(STAFF);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return idIn(request).isPresent();
    }

    private static Optional<StaffId> idIn(HttpServletRequest request) {
        var session = request.getSession(false);
        @Nullable Object id = session == null ? null : session.getAttribute(STAFF);
        return id instanceof Long known ? Optional.of(new StaffId(known)) : Optional.empty();
    }
}
