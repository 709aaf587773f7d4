package furong.billing;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.organisation.Area;
import furong.platform.Label;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import furong.subscription.SubscriptionBoard;
import furong.subscription.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** For tests: accounts with lines they have had for a while. */
@Component
class Subscribers {

    private static final Area AREA = Area.district("510695");
    private static final String EXCHANGE = "B01";

    private final Inventory inventory;
    private final Numbers numbers;
    private final SubscriptionBoard board;

    Subscribers(Inventory inventory, Numbers numbers, SubscriptionBoard board) {
        this.inventory = inventory;
        this.numbers = numbers;
        this.board = board;
    }

    /** An account with a telephone and an ADSL line. */
    record Subscriber(
            CustomerId customer, AccountId account, String number, SubscriptionId phone, SubscriptionId adsl) {}

    List<Subscriber> have(int count, Instant since) {
        inventory.addExchange(new Exchange(EXCHANGE, new Label("账局", "Billing"), "VOICE"), List.of(AREA));
        inventory.addPorts(EXCHANGE, "DSLAM", count);
        inventory.addPorts(EXCHANGE, "PAIR", count);
        inventory.addNumbers(EXCHANGE, "0286950000", 5000);
        var free = numbers.free(EXCHANGE, count);
        var existing = new ArrayList<SubscriptionBoard.Existing>();
        for (var n = 0; n < count; n++) {
            var customer = CustomerId.next();
            var account = AccountId.next();
            existing.add(
                    existing(customer, account, "FIXED_LINE_HOME", free.get(n).number(), since));
            existing.add(existing(customer, account, "ADSL_2M", null, since));
        }
        var ids = board.takeOver(existing);
        var subscribers = new ArrayList<Subscriber>();
        for (var n = 0; n < count; n++)
            subscribers.add(new Subscriber(
                    existing.get(2 * n).customer(),
                    existing.get(2 * n).account(),
                    free.get(n).number(),
                    ids.get(2 * n),
                    ids.get(2 * n + 1)));
        return subscribers;
    }

    private static SubscriptionBoard.Existing existing(
            CustomerId customer, AccountId account, String offer, String number, Instant since) {
        return new SubscriptionBoard.Existing(
                customer, account, new OfferId(offer), PlaceId.next(), AREA, number, since);
    }
}
