package furong.notice;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.customer.Contact;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.fulfilment.Item.NewOwner;
import furong.message.Message;
import furong.message.MessageState;
import furong.message.Messages;
import furong.message.SimulatedCentre;
import furong.ordering.Counter;
import furong.ordering.Lines;
import furong.ordering.Order;
import furong.ordering.Orders;
import furong.ordering.Wishes;
import furong.platform.TimeTravel;
import furong.subscription.Reason;
import furong.subscription.Subscriptions;
import furong.subscription.Suspensions;
import furong.subscription.Suspensions.Suspension;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a customer hears, from the order taken to the line that works, goes over, rests and comes back. */
@FurongTest
class NoticesTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);
    private static final int ALL = 50;

    @Autowired
    Counter counter;

    @Autowired
    Lines lines;

    @Autowired
    Orders orders;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Suspensions suspensions;

    @Autowired
    Customers customers;

    @Autowired
    Messages messages;

    @Autowired
    SimulatedCentre centre;

    @Autowired
    TimeTravel time;

    @BeforeEach
    void morning() {
        counter.opens(MONDAY);
    }

    @AfterEach
    void now() {
        time.backToRealTime();
    }

    @Test
    void anInstallationIsPromisedWithItsVisitAndReportedDone() {
        var customer = counter.walksIn("听一");
        var order = orders.place(counter.wish(customer, "ADSL_1M"), counter.at(counter.clerk()));
        var taken = only(customer, "ORDER_TAKEN_VISIT");
        assertThat(taken.said())
                .contains(order.number(), "上门时间2027-03-0", "最迟2027-03-", "装")
                .doesNotContain("{");
        assertThat(taken.state()).isEqualTo(MessageState.SENT);
        assertThat(taken.badge()).isEqualTo(counter.clerk().badge());
        assertThat(centre.on(customer.phone())).isNotEmpty();
        var again = counter.walksIn("听二");
        lines.has(again, "FIXED_LINE_HOME");
        assertThat(only(again, "ORDER_DONE").said()).contains("已完成");
    }

    @Test
    void anotherWindowIsToldEachTimeAndACancellationOnce() {
        var customer = counter.walksIn("听三");
        var order = (Order.Open) orders.place(counter.wish(customer, "ADSL_1M"), counter.at(counter.clerk()));
        var fresh = counter.wish(customer, "ADSL_1M").slot();
        assertThat(fresh).isNotNull();
        if (fresh != null) orders.changeAppointment(customer.id(), order.id(), fresh, counter.at(counter.clerk()));
        assertThat(only(customer, "VISIT_CHANGED").said()).contains(order.number(), "上门时间改为2027-03-0");
        orders.cancel(customer.id(), order.id(), "改主意了", counter.at(counter.clerk()));
        assertThat(only(customer, "ORDER_CANCELLED").said()).contains(order.number(), "已撤销");
    }

    @Test
    void aPauseAndItsEndAreToldInTheirOwnWordsAndOnce() {
        var customer = counter.walksIn("听四");
        var line = lines.has(customer, "FIXED_LINE_HOME");
        lines.place("SUSPEND", line, Wishes.NONE);
        assertThat(only(customer, "ORDER_DONE_SUSPEND").said()).contains(String.valueOf(line.number()), "停机保号");
        lines.place("RESUME", line, Wishes.NONE);
        assertThat(only(customer, "ORDER_DONE_RESUME").said()).contains("已复机");
        assertThat(told(customer, "LINE_OFF")).isEmpty();
        assertThat(told(customer, "LINE_ON")).isEmpty();
    }

    @Test
    void unpaidBillsAndTheirPaymentAreToldWithoutAnOrder() {
        var customer = counter.walksIn("听五");
        var line = lines.has(customer, "FIXED_LINE_HOME");
        var by = counter.at(counter.clerk());
        suspensions.suspend(customer.id(), new Suspension(line.id(), false, List.of(1L), ""), by);
        assertThat(only(customer, "LINE_OFF").said()).contains(String.valueOf(line.number()), "欠费");
        subscriptions.lift(customer.id(), line.id(), Reason.NON_PAYMENT, by);
        assertThat(only(customer, "LINE_ON").said()).contains("已恢复");
    }

    @Test
    void bothOwnersHearOfATransfer() {
        var giver = counter.walksIn("听六");
        var taker = counter.walksIn("听七");
        var line = lines.has(giver, "FIXED_LINE_HOME");
        var owner = new NewOwner(
                taker.id(), taker.accounts().getFirst().id(), taker.home().id());
        lines.place("TRANSFER", line, Wishes.owner(owner));
        assertThat(only(taker, "OWNER_WELCOME").said()).contains(String.valueOf(line.number()), "过户到您名下");
        assertThat(only(giver, "ORDER_TAKEN").said()).contains("过户");
    }

    @Test
    void aMobileIsToldBeforeAFixedLine() {
        var customer = counter.walksIn("听八");
        customers.addContact(customer.id(), Contact.phone("02886100001"), counter.at(counter.clerk()));
        assertThat(customers.messageNumber(customer.id())).isEqualTo(customer.phone());
        assertThat(customers.messageNumber(CustomerId.next())).isEmpty();
    }

    private Message only(Customer customer, String template) {
        var found = told(customer, template);
        assertThat(found).as(template).hasSize(1);
        return found.getFirst();
    }

    private List<Message> told(Customer customer, String template) {
        return messages.of(customer.id(), ALL).stream()
                .filter(message -> message.template().equals(template))
                .toList();
    }
}
