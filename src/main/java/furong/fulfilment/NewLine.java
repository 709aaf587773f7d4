package furong.fulfilment;

import furong.fulfilment.Doing.Begun;
import furong.fulfilment.Plan.Stage;
import furong.subscription.NewSubscription;
import furong.subscription.Subscriptions;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A new service: begun at the counter, switched on when the crew is done, tested, ended when it is no longer wanted. */
@Component
class NewLine implements Doing {

    private final Subscriptions subscriptions;
    private final PlanTable table;

    NewLine(Subscriptions subscriptions, PlanTable table) {
        this.subscriptions = subscriptions;
        this.table = table;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("START", "ACTIVATE", "TEST", "END");
    }

    @Override
    public Stage stage() {
        return Stage.NETWORK;
    }

    @Override
    public Begun begin(Turn turn) {
        switch (turn.step().kind()) {
            case "START" -> {
                start(turn);
                return Begun.DONE;
            }
            case "ACTIVATE" -> subscriptions.activate(turn.customer(), turn.subscription(), turn.by());
            case "END" ->
                subscriptions.cancel(
                        turn.customer(), turn.subscription(), turn.plan().action(), turn.reference(), turn.by());
            default -> {}
        }
        return Begun.RUNNING;
    }

    @Override
    public void undo(Turn turn, String why) {
        if (turn.step().kind().equals("START"))
            subscriptions.cancel(turn.customer(), turn.subscription(), why, turn.by());
    }

    private void start(Turn turn) {
        var item = turn.item();
        var wanted = new NewSubscription(
                turn.customer(), item.account(), item.offer(), item.at().place(), item.accessNumber(), item.port());
        table.subscription(turn, subscriptions.start(wanted, turn.reference(), turn.by()));
    }
}
