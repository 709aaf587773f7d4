package furong.network;

/** What the access list answers to somebody who dials in. */
public sealed interface Admission {

    /** Let in; into the walled garden only, if {@code garden}. */
    record Admitted(long customer, ServiceId service, int speedKbps, boolean garden) implements Admission {}

    /** Kept out: nobody of that name, a wrong password, not switched on yet, or held. The line is not told which. */
    record Rejected(String why) implements Admission {}
}
