package furong.notice;

import furong.customer.Customers;
import furong.message.Messages;
import furong.platform.Actor;
import furong.promise.Compensated;
import furong.promise.Promises;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells a customer whose promise was broken what they get for it and by which rule, without their asking. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CompensationNotice {

    private final Promises promises;
    private final Customers customers;
    private final Messages messages;

    CompensationNotice(Promises promises, Customers customers, Messages messages) {
        this.promises = promises;
        this.customers = customers;
        this.messages = messages;
    }

    @EventListener
    void on(Compensated compensated) {
        if (!compensated.amount().isPositive()
                || customers.find(compensated.customer()).isEmpty()) return;
        var phone = customers.messageNumber(compensated.customer());
        if (phone.isEmpty()) return;
        var rule = promises.why(compensated.customer(), compensated.promise()).rule();
        var _ = messages.send(
                compensated.customer(),
                phone,
                "COMPENSATED",
                List.of(
                        BigDecimal.valueOf(compensated.amount().minor(), 2).toString(),
                        rule.text().packed()),
                "promise:" + compensated.promise().text(),
                Actor.system("notice"));
    }
}
