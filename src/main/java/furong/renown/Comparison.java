package furong.renown;

import furong.platform.Label;

/**
 * What somebody says of us beside others.
 *
 * @param link to the source, "" where it is not to be had so
 * @param passage the source's own words; needed where there is no link
 * @param asOf a year or a day
 */
public record Comparison(long id, Label claim, String source, String link, String passage, String asOf) {}
