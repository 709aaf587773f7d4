package furong.message;

import furong.message.MessageCentre.Refusal;
import furong.message.MessageCentre.Trouble;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Hands messages to the centre, after their cause is committed and outside any transaction. One courier per message at a
 * time; what fails is left to the sweep. Should this process die in between, the message is handed over again under the
 * same id, which the centre knows already.
 */
@Component
class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    /** A message waits; heard once that is committed. */
    record Queued(long customer, long message) {}

    private final Outbox outbox;
    private final Optional<MessageCentre> centre;

    Courier(Outbox outbox, ObjectProvider<MessageCentre> centre) {
        this.outbox = outbox;
        this.centre = Optional.ofNullable(centre.getIfAvailable());
    }

    @Async
    @TransactionalEventListener
    void on(Queued queued) {
        carry(queued.customer(), new MessageId(queued.message()));
    }

    void carry(long customer, MessageId id) {
        var claim = outbox.claim(customer, id).orElse(null);
        if (claim == null) return;
        try {
            var taker = centre.orElseThrow(() -> new Trouble("no message centre is connected"));
            outbox.sent(claim, taker.take(claim.sms()));
        } catch (Trouble trouble) {
            log.info("message {}: {}", id.text(), trouble.getMessage());
            outbox.failed(claim, String.valueOf(trouble.getMessage()));
        } catch (Refusal refusal) {
            log.info("message {} refused: {}", id.text(), refusal.getMessage());
            outbox.refused(claim, String.valueOf(refusal.getMessage()));
        } catch (RuntimeException bug) {
            log.error("message {}: {}", id.text(), bug.getClass().getSimpleName());
            outbox.failed(claim, bug.getClass().getSimpleName());
        }
    }
}
