package furong.dunning;

import furong.customer.CustomerId;
import furong.dunning.Attempt.Outcome;
import furong.ledger.AccountKey;
import furong.ledger.AccountsPosted;
import furong.message.MessageArrived;
import furong.message.MessageEnded;
import furong.message.MessageState;
import furong.message.SmsReceived;
import furong.platform.Ids;
import furong.subscription.CameBack;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** Hears of payments and charges, of messages and their receipts, of answers, and of lines that work again. */
@Component
class DunningEar {

    /** What a phone answers that wants no more of these. */
    private static final Set<String> NO_MORE = Set.of("TD", "T", "退订", "STOP", "取消");

    private final DunningPile pile;
    private final Reminders reminders;
    private final Scissors scissors;
    private final WrongCuts wrongCuts;
    private final ApplicationEventPublisher events;

    DunningEar(
            DunningPile pile,
            Reminders reminders,
            Scissors scissors,
            WrongCuts wrongCuts,
            ApplicationEventPublisher events) {
        this.pile = pile;
        this.reminders = reminders;
        this.scissors = scissors;
        this.wrongCuts = wrongCuts;
        this.events = events;
    }

    /** These accounts are due now; heard once that is committed. */
    record Due(List<AccountKey> accounts) {}

    /** Only accounts with which something is going on are taken up; others become due by their date. */
    @ApplicationModuleListener
    void on(AccountsPosted posted) {
        var due = pile.mark(posted.accounts());
        if (!due.isEmpty()) events.publishEvent(new Due(due));
    }

    /** At once and beside one another; what is missed here stays marked for the sweep. */
    @Async
    @TransactionalEventListener
    void on(Due due) {
        pile.takeUp(due.accounts());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(MessageEnded ended) {
        if (!ended.reference().startsWith(Reminders.REFERENCE)) return;
        var outcome = ended.state() == MessageState.SENT ? Outcome.SENT : Outcome.FAILED;
        heard(ended.customer(), ended.reference(), outcome, ended.state().name());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(MessageArrived arrived) {
        if (!arrived.reference().startsWith(Reminders.REFERENCE)) return;
        heard(arrived.customer(), arrived.reference(), arrived.delivered() ? Outcome.DELIVERED : Outcome.FAILED, "");
    }

    private void heard(CustomerId customer, String reference, Outcome outcome, String note) {
        var attempt = Ids.parse(reference.substring(Reminders.REFERENCE.length()));
        reminders
                .ended(customer, attempt, outcome, outcome == Outcome.FAILED ? note : "", "")
                .ifPresent(key -> pile.mark(List.of(key)));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(SmsReceived answer) {
        if (NO_MORE.contains(answer.words().strip().toUpperCase(Locale.ROOT)))
            reminders.optOut(answer.customer(), "SMS " + answer.phone() + ": " + answer.words());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CameBack back) {
        if (!back.reference().startsWith(Reminders.REFERENCE)) return;
        scissors.back(back.customer(), back.subscription(), back.reference(), back.at());
        var suspension = Ids.parse(back.reference().substring(Reminders.REFERENCE.length()));
        wrongCuts.resumed(back.customer(), suspension, back.at());
    }
}
