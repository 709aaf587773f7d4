package furong.notice;

import furong.billing.AbnormalBillsFound;
import furong.customer.Customers;
import furong.message.Messages;
import furong.platform.Actor;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells a customer of a bill far above what came before, in the transaction that made it; each bill once. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BillNotices {

    private static final String TEMPLATE = "BILL_ABNORMAL";
    private static final Actor BY = Actor.system("notice");

    private final Customers customers;
    private final Messages messages;

    BillNotices(Customers customers, Messages messages) {
        this.customers = customers;
        this.messages = messages;
    }

    @EventListener
    void on(AbnormalBillsFound found) {
        for (var bill : found.bills()) {
            var phone = customers.messageNumber(bill.customer());
            if (phone.isEmpty()) continue;
            var words = List.of(
                    bill.number(), bill.total().decimal(), bill.average().decimal());
            var _ = messages.send(
                    bill.customer(),
                    phone,
                    TEMPLATE,
                    words,
                    "bill:" + bill.bill().text(),
                    BY);
        }
    }
}
