package furong.channel.bank;

import furong.agency.Agencies;
import furong.agency.Agent;
import furong.agency.Keys;
import furong.platform.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Who sent a request. {@code Furong-Key} names a key, {@code Furong-Time} the moment of sending (ISO 8601, UTC), and
 * {@code Furong-Seal} is the HMAC-SHA-256, in hexadecimal, over method, path with query, time and the SHA-256 of the body
 * in hexadecimal, one below the other.
 */
@Component
class Seals {

    /** A request is good for so long; sent again within it, it does nothing more than the first time. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private static final Pattern SEAL = Pattern.compile("[0-9a-fA-F]{64}");

    private final Keys keys;
    private final Agencies agencies;
    private final Clock clock;

    Seals(Keys keys, Agencies agencies, Clock clock) {
        this.keys = keys;
        this.agencies = agencies;
        this.clock = clock;
    }

    record Proven(String key, Agent agent) {}

    /** Empty if the request does not prove whose it is. */
    Optional<Proven> proven(HttpServletRequest request, byte[] body) {
        var key = header(request, "Furong-Key");
        var time = header(request, "Furong-Time");
        var seal = header(request, "Furong-Seal");
        if (!SEAL.matcher(seal).matches() || !isNow(time)) return Optional.empty();
        var query = request.getQueryString();
        var path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return keys.proves(
                        key,
                        message(request.getMethod(), path, time, body),
                        HexFormat.of().parseHex(seal))
                .map(agent -> new Proven(key, agencies.agent(agent)));
    }

    /** What is sealed. */
    static byte[] message(String method, String path, String time, byte[] body) {
        var message = new ByteArrayOutputStream();
        message.writeBytes(
                (method + "\n" + path + "\n" + time + "\n" + Sha256.hex(body)).getBytes(StandardCharsets.UTF_8));
        return message.toByteArray();
    }

    private boolean isNow(String time) {
        try {
            var sent = Instant.parse(time);
            return Duration.between(sent, clock.instant()).abs().compareTo(GOOD_FOR) <= 0;
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
