package furong.catalog;

import furong.platform.Label;

/** One answer of a choice: what is stored and what is shown. */
public record Choice(String value, Label label) {}
