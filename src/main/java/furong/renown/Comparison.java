package furong.renown;

import furong.platform.Label;

/** What somebody says of us beside others; {@code link} may be "", {@code asOf} is a year or a day. */
public record Comparison(long id, Label claim, String source, String link, String asOf) {}
