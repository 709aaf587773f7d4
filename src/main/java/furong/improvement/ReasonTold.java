package furong.improvement;

import furong.platform.Label;
import java.time.Instant;

/** A reason to be satisfied as customers read it; none is without a measure and its numbers before and after. */
public record ReasonTold(ItemId item, Label words, Item.Category category, Item.Result effect, Instant at) {}
