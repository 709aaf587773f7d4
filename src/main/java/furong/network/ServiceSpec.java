package furong.network;

import furong.platform.Refused;
import furong.resource.PortId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a service needs of the network.
 *
 * @param accessKind how it is carried, such as VOICE, PHS, BROADBAND or MESSAGE; a new product may bring its own
 * @param speedKbps the speed sold, 0 where there is none
 * @param features what it can do besides, sorted: {@code CALLER_DISPLAY}, or with a value {@code CALL_FORWARDING=86100000}
 * @param reference the caller's own name for it; comes back in {@link LineOn} and {@link LineOff}
 */
public record ServiceSpec(
        String accessKind,
        @Nullable String number,
        @Nullable PortId port,
        int speedKbps,
        List<String> features,
        String reference) {

    private static final Pattern KIND = Pattern.compile("[A-Z_]+");
    private static final Pattern FEATURE = Pattern.compile("[A-Z][A-Z0-9_]*(=\\S+)?");

    public ServiceSpec {
        if (!KIND.matcher(accessKind).matches()) throw new IllegalArgumentException("access kind: " + accessKind);
        features = features.stream().distinct().sorted().toList();
        for (var feature : features)
            if (!FEATURE.matcher(feature).matches()) throw Refused.field("features", "network-feature", feature);
    }

    /** A service that can do nothing besides. */
    public ServiceSpec(
            String accessKind, @Nullable String number, @Nullable PortId port, int speedKbps, String reference) {
        this(accessKind, number, port, speedKbps, List.of(), reference);
    }
}
