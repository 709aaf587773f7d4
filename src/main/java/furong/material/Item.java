package furong.material;

import furong.platform.Label;

/** What is used up at a visit; {@code unit} is what it is counted in. */
public record Item(String code, Label name, Label unit) {}
