package furong.agency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be shown of a key. */
public record AgentKey(
        String id, Instant madeAt, String madeBy, @Nullable Instant revokedAt) {}
