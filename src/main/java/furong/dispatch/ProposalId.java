package furong.dispatch;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of another plan for a day. */
public record ProposalId(long value) implements Id {

    public static ProposalId of(String text) {
        return new ProposalId(Ids.parse(text));
    }

    static ProposalId next() {
        return new ProposalId(Ids.next());
    }
}
