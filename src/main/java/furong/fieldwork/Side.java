package furong.fieldwork;

/** Whose matter it was that a visit did not happen as agreed. */
public enum Side {
    OURS,
    CUSTOMER,
    THIRD_PARTY
}
