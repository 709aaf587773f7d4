package furong.fulfilment;

import furong.catalog.Catalog;
import furong.fulfilment.Doing.Begun;
import furong.fulfilment.Plan.Stage;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.resource.Ports;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps a number and a port for the service, while the order is made; what begins the service takes them for good. */
@Component
class Reservations implements Doing {

    /** Longer than the transaction in which both are kept and taken. */
    private static final Duration KEEP = Duration.ofHours(1);

    private final Numbers numbers;
    private final Ports ports;
    private final Catalog catalog;
    private final PlanTable table;

    Reservations(Numbers numbers, Ports ports, Catalog catalog, PlanTable table) {
        this.numbers = numbers;
        this.ports = ports;
        this.catalog = catalog;
        this.table = table;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("RESERVE_NUMBER", "RESERVE_PORT");
    }

    @Override
    public Stage stage() {
        return Stage.NONE;
    }

    @Override
    public Begun begin(Turn turn) {
        if (turn.step().kind().equals("RESERVE_PORT")) keepPort(turn);
        else keepNumber(turn);
        return Begun.DONE;
    }

    private void keepNumber(Turn turn) {
        var number = turn.item().accessNumber();
        if (number == null) throw Refused.field("number", "order-number-missing");
        var kind = catalog.offer(turn.item().offer()).accessKind();
        if (!numbers.serves(number, turn.item().at().area(), kind))
            throw Refused.field("number", "number-unknown", number);
        numbers.reserve(turn.customer().value(), number, turn.reference(), KEEP);
    }

    private void keepPort(Turn turn) {
        var kind = catalog.offer(turn.item().offer()).portKind();
        var area = turn.item().at().area();
        table.port(turn, ports.reserve(turn.customer().value(), area, kind, turn.reference(), KEEP));
    }

    /** What has begun gives back number and port itself when it is taken back; these are only left where nothing did. */
    @Override
    public void undo(Turn turn, String why) {
        var item = turn.item();
        if (item.subscription() != null && item.move() == null && item.from() == null && item.oldNumber() == null)
            return;
        if (item.move() != null) return;
        if (turn.step().kind().equals("RESERVE_PORT") && item.port() != null)
            ports.release(turn.customer().value(), item.port());
        if (turn.step().kind().equals("RESERVE_NUMBER") && item.accessNumber() != null)
            numbers.release(turn.customer().value(), item.accessNumber());
    }
}
