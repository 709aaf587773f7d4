package furong.network;

import furong.resource.PortId;
import org.jspecify.annotations.Nullable;

/**
 * What a service needs of the network.
 *
 * @param accessKind VOICE, PHS, BROADBAND or MESSAGE
 * @param speedKbps the speed sold, 0 where there is none
 * @param reference the caller's own name for it; comes back in {@link LineOn} and {@link LineOff}
 */
public record ServiceSpec(
        String accessKind,
        @Nullable String number,
        @Nullable PortId port,
        int speedKbps,
        String reference) {}
