package furong.agency;

/** Who ended a business day: the agent by its message, the clock at the agent's hour, or our finance by hand. */
public enum CutBy {
    AGENT,
    CLOCK,
    FINANCE
}
