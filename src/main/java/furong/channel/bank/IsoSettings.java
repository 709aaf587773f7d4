package furong.channel.bank;

import java.net.InetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the ISO 8583 door is.
 *
 * @param address where it listens
 * @param port -1 leaves the door shut, 0 takes any free one
 * @param connectionsMax lines held open at once; further ones are hung up on
 */
@ConfigurationProperties("furong.iso8583")
record IsoSettings(InetAddress address, int port, int connectionsMax) {}
