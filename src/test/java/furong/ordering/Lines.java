package furong.ordering;

import furong.catalog.Catalog;
import furong.catalog.Forms;
import furong.consent.Consents;
import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewPlace;
import furong.customer.Place;
import furong.organisation.Area;
import furong.platform.Ids;
import furong.subscription.Subscriptions;
import furong.subscription.Terms;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** For tests: customers who have something already and want something done with it. */
@Component
public class Lines {

    private final Counter counter;
    private final Catalog catalog;
    private final Forms forms;
    private final Orders orders;
    private final Subscriptions subscriptions;
    private final Consents consents;
    private final Customers customers;

    Lines(
            Counter counter,
            Catalog catalog,
            Forms forms,
            Orders orders,
            Subscriptions subscriptions,
            Consents consents,
            Customers customers) {
        this.counter = counter;
        this.catalog = catalog;
        this.forms = forms;
        this.orders = orders;
        this.subscriptions = subscriptions;
        this.consents = consents;
        this.customers = customers;
    }

    /** Something done with what a customer has, on a filled-in form, confirmed on the telephone where that is asked. */
    public NewOrder wish(String action, Terms line, Wishes wishes) {
        var product = catalog.offer(line.offer()).product().code();
        var transaction = catalog.transaction(action, product);
        var answers = forms.current(transaction.code(), counter.today()).examples();
        var order = NewOrder.of(action, line, wishes, answers, "HALL", Counter.HALL);
        if (!transaction.needsConsent()) return order;
        var moment = LocalDateTime.ofInstant(counter.now(), ZoneId.of("Asia/Shanghai"));
        var recording =
                "10000-" + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(moment) + "-"
                        + (1000 + Math.floorMod(Ids.next(), 9000));
        return order.confirmed(consents.byVoice(
                line.customer(), action, orders.agreement(order), recording, counter.at(counter.clerk())));
    }

    public Order place(String action, Terms line, Wishes wishes) {
        return orders.place(wish(action, line, wishes), counter.at(counter.clerk()));
    }

    /** A line of this offer that works. */
    public Terms has(Customer customer, String offer) {
        var order = (Order.Open) orders.place(counter.wish(customer, offer), counter.at(counter.clerk()));
        if (order.visit() != null) counter.crewDoes(order);
        return subscriptions.get(customer.id(), order.terms().subscription()).terms();
    }

    public Terms line(Terms before) {
        return subscriptions.get(before.customer(), before.id()).terms();
    }

    /** Another home of a customer, a few streets on. */
    public Place moves(Customer customer, Area to) {
        return customers.addPlace(
                customer.id(),
                new NewPlace(to, Address.street("东大街", String.valueOf(Ids.next() % 1000))),
                counter.at(counter.clerk()));
    }
}
