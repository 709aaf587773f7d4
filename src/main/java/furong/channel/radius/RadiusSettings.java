package furong.channel.radius;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the door is and who may knock.
 *
 * @param address where it listens
 * @param port for access; accounting is the next one. 0 takes two free ones, -1 leaves the door shut
 * @param secret shared with clients on this very machine
 * @param clients the secrets shared with other clients, by their addresses
 */
@ConfigurationProperties("furong.radius")
record RadiusSettings(
        InetAddress address,
        int port,
        String secret,
        @Nullable Map<String, String> clients) {

    /** The secret shared with a client; empty if it is none of ours. */
    Optional<String> secretOf(InetAddress client) {
        var given = clients == null ? null : clients.get(client.getHostAddress());
        if (given == null && client.isLoopbackAddress() && !secret.isEmpty()) given = secret;
        return Optional.ofNullable(given);
    }
}
