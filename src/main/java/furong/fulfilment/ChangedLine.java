package furong.fulfilment;

import furong.fulfilment.Doing.Begun;
import furong.fulfilment.Plan.Stage;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.subscription.Reason;
import furong.subscription.Subscriptions;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A service that stays where it is and becomes another: in tariff and features, number, owner, or held back a while. */
@Component
class ChangedLine implements Doing {

    private final Subscriptions subscriptions;
    private final Numbers numbers;
    private final PlanTable table;

    ChangedLine(Subscriptions subscriptions, Numbers numbers, PlanTable table) {
        this.subscriptions = subscriptions;
        this.numbers = numbers;
        this.table = table;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("CHANGE", "RENUMBER", "ANNOUNCE", "TRANSFER", "HOLD", "LIFT");
    }

    @Override
    public Stage stage() {
        return Stage.NETWORK;
    }

    @Override
    public Begun begin(Turn turn) {
        var customer = turn.customer();
        var item = turn.item();
        switch (turn.step().kind()) {
            case "CHANGE" ->
                subscriptions.change(
                        customer, turn.subscription(), item.offer(), item.features(), turn.reference(), turn.by());
            case "RENUMBER" -> renumber(turn);
            case "ANNOUNCE" -> {
                announce(turn);
                return Begun.DONE;
            }
            case "TRANSFER" -> {
                transfer(turn);
                return Begun.DONE;
            }
            case "HOLD" ->
                subscriptions.hold(customer, turn.subscription(), Reason.CUSTOMER_WISH, turn.reference(), turn.by());
            case "LIFT" ->
                subscriptions.lift(customer, turn.subscription(), Reason.CUSTOMER_WISH, turn.reference(), turn.by());
            default -> throw new IllegalStateException(turn.step().kind());
        }
        return Begun.RUNNING;
    }

    /** The network was asked already: what is done here is changed again by an order of its own. */
    @Override
    public void undo(Turn turn, String why) {
        throw new Refused("plan-past-return", turn.step().name().packed());
    }

    private void renumber(Turn turn) {
        var number = turn.item().accessNumber();
        if (number == null) throw Refused.field("number", "order-number-missing");
        subscriptions.renumber(
                turn.customer(), turn.subscription(), number, announcedUntil(turn), turn.reference(), turn.by());
    }

    private void announce(Turn turn) {
        var old = turn.item().oldNumber();
        var replacement = turn.item().accessNumber();
        if (old == null || replacement == null) return;
        numbers.announce(turn.customer().value(), old, replacement, numbers.announcementUntil(old));
    }

    private @Nullable Instant announcedUntil(Turn turn) {
        var old = turn.item().oldNumber();
        return old == null ? null : numbers.announcementUntil(old);
    }

    private void transfer(Turn turn) {
        var owner = turn.item().newOwner();
        if (owner == null) throw Refused.field("newOwner", "order-owner-missing");
        table.subscription(
                turn,
                subscriptions.transfer(
                        turn.customer(),
                        turn.subscription(),
                        owner.customer(),
                        owner.account(),
                        owner.place(),
                        turn.reference(),
                        turn.by()));
    }
}
