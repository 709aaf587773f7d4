package furong.material;

/** How much of an item lies at a place, in the item's unit. */
public record Held(Item item, int quantity) {}
