package furong.dispatch;

import java.time.LocalDate;

/** Another plan waits for the dispatcher to decide, or has gone (applied, rejected, overtaken). */
public record ProposalMade(LocalDate day, ProposalId proposal, boolean open) {}
