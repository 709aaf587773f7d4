package furong.fault;

/** How far a fault is. Message keys {@code fault.state.…}. */
public enum FaultState {
    OPEN,
    /** A crew will come, or is there. */
    VISIT,
    MENDED,
    /** It was none, or the line is gone. */
    WITHDRAWN
}
