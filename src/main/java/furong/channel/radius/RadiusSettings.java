package furong.channel.radius;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the door is and who may knock.
 *
 * @param address where it listens
 * @param port for access; accounting is the next one. 0 takes two free ones, -1 leaves the door shut
 * @param secret shared with clients on this very machine
 * @param clients the secrets shared with other clients, by their addresses
 * @param servers where access servers hear us, {@code host:port}, by the name under which they account for sessions;
 *     none: sessions are not ended by us
 * @param gardenFilter the filter that access servers know as the walled garden: payment pages and emergency numbers
 * @param openFilter the filter of everybody else
 */
@ConfigurationProperties("furong.radius")
record RadiusSettings(
        InetAddress address,
        int port,
        String secret,
        @Nullable Map<String, String> clients,
        @DefaultValue Map<String, String> servers,
        @DefaultValue("walled-garden") String gardenFilter,
        @DefaultValue("open") String openFilter) {

    /** An access server that hears us. */
    record Server(InetSocketAddress address, String secret) {}

    /** Where an access server hears us; empty if it is none of ours. */
    Optional<Server> server(String nas) {
        var place = servers.get(nas);
        if (place == null) return Optional.empty();
        var colon = place.lastIndexOf(':');
        var address = new InetSocketAddress(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
        return secretOf(address.getAddress()).map(shared -> new Server(address, shared));
    }

    /** The secret shared with a client; empty if it is none of ours. */
    Optional<String> secretOf(InetAddress client) {
        var given = clients == null ? null : clients.get(client.getHostAddress());
        if (given == null && client.isLoopbackAddress() && !secret.isEmpty()) given = secret;
        return Optional.ofNullable(given);
    }
}
