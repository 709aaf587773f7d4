package furong.hall;

import furong.platform.Label;

/** What a hall lends. {@code days} is how long; 0 means until the hall closes that day. */
public record Item(String code, Label name, int days) {}
