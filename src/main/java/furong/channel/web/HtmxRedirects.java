package furong.channel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form sent by htmx that ends in a redirect makes the browser go there, with its address and history, instead of
 * putting the other page into this one. Outermost, so that the redirect to the sign-in page is meant too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class HtmxRedirects extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader("HX-Request") == null) {
            chain.doFilter(request, response);
            return;
        }
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void sendRedirect(String location) {
                setStatus(SC_NO_CONTENT);
                setHeader("HX-Redirect", location);
            }

            @Override
            public void sendRedirect(String location, int status, boolean clearBuffer) {
                sendRedirect(location);
            }
        });
    }
}
