package furong.workorder;

import furong.platform.Label;

/** A desk of the back office. */
public record WorkQueue(String code, Label name) {}
