package furong.fulfilment;

import furong.fulfilment.Doing.Begun;
import furong.fulfilment.Plan.Stage;
import furong.platform.Refused;
import furong.subscription.MoveId;
import furong.subscription.Moves;
import furong.subscription.Moves.NewLeg;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A service that moves: the new leg is begun, switched on and tested; only then is the old one let go. */
@Component
class MovedLine implements Doing {

    private final Moves moves;
    private final PlanTable table;

    MovedLine(Moves moves, PlanTable table) {
        this.moves = moves;
        this.table = table;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("START_LEG", "ACTIVATE_LEG", "TEST_LEG", "RELEASE_LEG");
    }

    @Override
    public Stage stage() {
        return Stage.NETWORK;
    }

    @Override
    public Begun begin(Turn turn) {
        switch (turn.step().kind()) {
            case "START_LEG" -> {
                start(turn);
                return Begun.DONE;
            }
            case "ACTIVATE_LEG" -> moves.activate(turn.customer(), move(turn), turn.by());
            case "RELEASE_LEG" -> moves.release(turn.customer(), move(turn), turn.by());
            default -> {}
        }
        return Begun.RUNNING;
    }

    @Override
    public void undo(Turn turn, String why) {
        if (turn.step().kind().equals("START_LEG")) moves.giveUp(turn.customer(), move(turn), why, turn.by());
    }

    private void start(Turn turn) {
        var item = turn.item();
        var leg = new NewLeg(item.at().place(), item.accessNumber(), item.port());
        table.move(turn, moves.begin(turn.customer(), turn.subscription(), leg, turn.reference(), turn.by()));
    }

    private static MoveId move(Turn turn) {
        var move = turn.item().move();
        if (move == null) throw new Refused("plan-no-move", turn.step().code());
        return move;
    }
}
