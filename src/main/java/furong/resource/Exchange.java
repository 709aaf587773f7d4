package furong.resource;

import furong.platform.Label;

/**
 * A building with switches and frames; numbers and ports belong to one.
 *
 * @param numbers what its numbers are for: VOICE or PHS
 */
public record Exchange(String code, Label name, String numbers) {}
