package furong.fieldwork;

import furong.platform.Label;

/** Why a visit may fail, and whose matter that is: data an operator edits. */
public record FailReason(String code, Label name, Side side) {}
