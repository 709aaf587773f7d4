package furong.channel.web;

import furong.channel.web.Shell.Csrf;
import furong.channel.web.Shell.Look;
import furong.channel.web.Shell.Theme;
import furong.channel.web.security.SignedIn;
import furong.organisation.Organisation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

/** Makes the shell of a request: reads the cookies of its look, the person signed in, and the clock. */
@Component
public class Shells implements HandlerMethodArgumentResolver {

    static final String LANGUAGE = "furong-language";
    static final String THEME = "furong-theme";
    static final String LARGE = "furong-large";
    static final String SHORTCUTS = "furong-shortcuts";

    private final Texts texts;
    private final Assets assets;
    private final Organisation organisation;
    private final Clock clock;
    private final boolean demo;

    Shells(
            Texts texts,
            Assets assets,
            Organisation organisation,
            Clock clock,
            @Value("${furong.time-travel}") boolean demo) {
        this.texts = texts;
        this.assets = assets;
        this.organisation = organisation;
        this.clock = clock;
        this.demo = demo;
    }

    public Shell of(HttpServletRequest request) {
        var person = person();
        var call = person == null ? null : CallInHand.read(cookie(request, CallInHand.COOKIE), person.badge());
        return new Shell(
                texts,
                assets,
                look(request),
                csrf(request),
                person,
                request.getRequestURI(),
                clock.instant(),
                demo,
                call);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Shell.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return of((HttpServletRequest) request.getNativeRequest());
    }

    private static Look look(HttpServletRequest request) {
        return new Look(
                locale(request),
                theme(cookie(request, THEME)),
                "on".equals(cookie(request, LARGE)),
                !"off".equals(cookie(request, SHORTCUTS)));
    }

    /** Chinese unless chosen otherwise; programs, which keep no cookies, say what they want in Accept-Language. */
    private static Locale locale(HttpServletRequest request) {
        var chosen = cookie(request, LANGUAGE);
        if (chosen != null) return chosen.equals("en") ? Texts.ENGLISH : Texts.CHINESE;
        var program = Problems.wantsJson(request) && request.getHeader("Accept-Language") != null;
        return program && !request.getLocale().getLanguage().equals("zh") ? Texts.ENGLISH : Texts.CHINESE;
    }

    private static Theme theme(@Nullable String name) {
        if ("light".equals(name)) return Theme.LIGHT;
        return "dark".equals(name) ? Theme.DARK : Theme.AUTO;
    }

    private static Csrf csrf(HttpServletRequest request) {
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        if (token == null) return new Csrf("_csrf", "X-CSRF-TOKEN", "");
        return new Csrf(token.getParameterName(), token.getHeaderName(), token.getToken());
    }

    private @Nullable Person person() {
        var known = SecurityContextHolder.getContext().getAuthentication();
        if (known == null || !(known.getPrincipal() instanceof SignedIn who)) return null;
        return new Person(
                who, who.who().name(), organisation.unit(who.who().unit()).name());
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        var cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }
}
