package furong.organisation;

import java.time.Instant;

/** What becomes of an attempt to sign in. */
public sealed interface SignIn {

    record Welcome(StaffMember who) implements SignIn {}

    /** The badge or the password is wrong; which of them is not said. */
    record Wrong(int attemptsLeft) implements SignIn {}

    /** Too many failures: even the right password is not looked at before {@code until}. */
    record Locked(Instant until) implements SignIn {}
}
