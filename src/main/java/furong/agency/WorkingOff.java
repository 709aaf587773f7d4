package furong.agency;

import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Ends differences by booking what only the agent has, or by taking back what only we have. */
@Component
@AcrossCustomers("a difference is looked for by the agent's reference")
public class WorkingOff {

    private final AgentDesk desk;
    private final Agencies agencies;
    private final Differences differences;
    private final Audit audit;
    private final Clock clock;

    WorkingOff(AgentDesk desk, Agencies agencies, Differences differences, Audit audit, Clock clock) {
        this.desk = desk;
        this.agencies = agencies;
        this.differences = differences;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Books what the agent's file names and we have not, for the day of the file.
     *
     * @throws Refused {@code agency-difference-ended}, {@code agency-not-postable}, {@code agency-account-unknown}, and
     *     why it was declined
     */
    public void post(Difference.Key key, Actor by) {
        var difference = open(key, Difference.Kind.ONLY_THEIRS);
        if (difference.theirsMinor() <= 0) throw new Refused("agency-not-postable");
        var agent = agencies.agent(key.agent());
        var noon = key.day().atTime(12, 0).atZone(clock.getZone()).toInstant();
        var taking =
                new AgentDesk.Taking(key.reference(), difference.account(), Money.fen(difference.theirsMinor()), noon);
        var answer = desk.book(agent, taking, desk.account(difference.account()), key.day(), by);
        if (answer instanceof AgentDesk.Answer.Declined declined) throw new Refused(declined.why());
        end(key, Difference.How.POSTED, by);
    }

    /**
     * Takes back what we have and the agent has not.
     *
     * @throws Refused {@code agency-difference-ended}, {@code agency-not-postable}
     */
    public void takeBack(Difference.Key key, Actor by) {
        var _ = open(key, Difference.Kind.ONLY_OURS);
        var _ = desk.reverse(agencies.agent(key.agent()), key.reference(), "not in the agent's file", by);
        end(key, Difference.How.REVERSED, by);
    }

    private Difference open(Difference.Key key, Difference.Kind wanted) {
        var difference = differences.find(key).orElseThrow(() -> new Refused("not-found", key.reference()));
        if (difference.ending() != null) throw new Refused("agency-difference-ended");
        if (difference.kind() != wanted) throw new Refused("agency-not-postable");
        return difference;
    }

    private void end(Difference.Key key, Difference.How how, Actor by) {
        differences.end(key, how, "", by.badge(), clock.instant());
        audit.note(
                by,
                "agency.difference-ended",
                0,
                "agent:" + key.agent().value(),
                Map.of("day", key.day().toString(), "reference", key.reference(), "how", how.name()));
        agencies.match(key.agent(), key.day());
    }
}
