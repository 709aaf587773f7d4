package furong.hall;

import furong.organisation.HallId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a hall must put in order. {@code item} is null for a morning on which nobody looked. */
public record HallTask(HallId hall, LocalDate day, @Nullable CheckItem item, String found, Instant raisedAt) {}
