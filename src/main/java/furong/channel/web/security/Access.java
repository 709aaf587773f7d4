package furong.channel.web.security;

import furong.organisation.Grants;
import furong.organisation.UnitId;
import furong.platform.Ids;
import furong.platform.Refused;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Whose rows a person may touch. What is out of scope answers exactly as what does not exist, so that nobody learns
 * which customers other units have.
 */
@Component
public class Access {

    private final Grants grants;
    private final Clock clock;

    Access(Grants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    /** Passes if the person's scope contains the customer's owner, or a grant opens this customer to them now. */
    public void customer(SignedIn who, UnitId owner, long customer) {
        if (!sees(who, owner, customer)) throw new Refused("not-found", Ids.text(customer));
    }

    public boolean sees(SignedIn who, UnitId owner, long customer) {
        return who.scope().sees(owner) || grants.has(who.who().id(), customer, clock.instant());
    }

    /** Passes if the person's scope contains the unit. */
    public void unit(SignedIn who, UnitId unit) {
        if (!who.scope().sees(unit)) throw new Refused("not-found", unit.text());
    }
}
