package furong.channel.voice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The platform has no session: it names itself and its key with each request, as VoiceXML interpreters can. */
@Configuration
@ConditionalOnWebApplication
class VoiceSecurity {

    private static final Logger log = LoggerFactory.getLogger(VoiceSecurity.class);
    private static final String SCHEME = "Basic ";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain telephonesDoor(HttpSecurity http, VoiceSettings settings) {
        return http.securityMatcher(VoiceDoor.ROOT + "/**")
                .authorizeHttpRequests(ask -> ask.anyRequest()
                        .access((who, asked) -> new AuthorizationDecision(proves(asked.getRequest(), settings))))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint((request, response, why) -> ask(response))
                                .accessDeniedHandler((request, response, why) -> ask(response)))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Also somebody who is signed in as a person has no key. */
    private static void ask(HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"furong\"");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    static boolean proves(HttpServletRequest request, VoiceSettings settings) {
        var said = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (settings.key().isBlank() || said == null) return false;
        var proof = (settings.user() + ":" + settings.key()).getBytes(StandardCharsets.UTF_8);
        var proven = said.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        said.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8),
                        Base64.getEncoder().encode(proof));
        if (!proven) log.warn("voice door: {} does not have the key", request.getRemoteAddr());
        return proven;
    }
}
