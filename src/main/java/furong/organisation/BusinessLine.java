package furong.organisation;

import furong.platform.Label;

/** The owner of a product, beside the unit that faces the customer: every work item shows both. */
public record BusinessLine(String code, Label name) {}
