package furong.channel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What the door answers to those it does not let in. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {

    static final String SIGN_IN = "/sign-in";

    /** Nobody is signed in: people are shown the way, programs hear 401. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException who)
            throws IOException {
        if (isProgram(request)) response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        else response.sendRedirect(SIGN_IN);
    }

    /** Somebody is signed in and may not. A form whose session ran out is sent back to the door instead. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        var known = SecurityContextHolder.getContext().getAuthentication();
        var isStaff = known != null && known.getPrincipal() instanceof SignedIn;
        if (denied instanceof CsrfException && !isStaff && !isProgram(request))
            response.sendRedirect(SIGN_IN + "?why=expired");
        else response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        response.sendRedirect(SIGN_IN + (why instanceof LockedException ? "?why=locked" : "?why=wrong"));
    }

    private static boolean isProgram(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return request.getRequestURI().startsWith("/api/") || accept != null && accept.contains("json");
    }
}
