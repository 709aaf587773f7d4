package furong.channel.web.security;

import furong.organisation.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Decides before any controller runs, by the annotation of the method that would answer. A method that says nothing is
 * closed; an address that nothing answers is open to people signed in, who then hear that it does not exist.
 */
@Component
class Doorkeeper implements AuthorizationManager<RequestAuthorizationContext> {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    Doorkeeper(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var method = answering(request);
        if (method != null && rule(method) instanceof Public) return new AuthorizationDecision(true);
        var known = authentication.get();
        if (known == null || !(known.getPrincipal() instanceof SignedIn person))
            return new AuthorizationDecision(false);
        return new AuthorizationDecision(method == null || isOpen(method, person, request.getMethod()));
    }

    private static boolean isOpen(HandlerMethod method, SignedIn person, String verb) {
        return switch (rule(method)) {
            case Everyone everyone -> true;
            case Allowed allowed ->
                List.of(allowed.value()).stream().anyMatch(person::is)
                        || READING.contains(verb) && person.is(Role.QUALITY_SUPERVISOR);
            case null, default -> false;
        };
    }

    /** The rule of a method, or else of its class; null if there is none. */
    static @Nullable Annotation rule(HandlerMethod method) {
        for (var place : List.of(method.getMethod(), method.getBeanType()))
            for (var kind : List.of(Public.class, Everyone.class, Allowed.class)) {
                var rule = AnnotatedElementUtils.findMergedAnnotation(place, kind);
                if (rule != null) return rule;
            }
        return null;
    }

    private @Nullable HandlerMethod answering(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) ServletRequestPathUtils.parseAndCache(request);
        try {
            var chain = mappings.getObject().getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method ? method : null;
        } catch (Exception noneFits) {
            // a wrong verb or content type: whoever is signed in hears so from the dispatcher, which asks the same
            // mapping
            return null;
        }
    }
}
