package furong.subscription;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.Network;
import furong.network.ServiceId;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import furong.resource.PortId;
import furong.resource.Ports;
import furong.subscription.Moves.NewLeg;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Two exchanges and lines in the first of them, for tests of lines that move and change. */
@Component
class Ground {

    static final Actor BY = Actor.system("test");
    static final String OLD = "M01";
    static final String NEW = "M02";
    static final Area OLD_AREA = Area.district("510796");
    static final Area NEW_AREA = Area.district("510795");

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final Subscriptions subscriptions;
    private final Moves moves;
    private final Inventory inventory;
    private final Numbers numbers;
    private final Ports ports;
    private final Network network;
    private final SimulatedSwitch exchange;
    private final JdbcClient db;

    Ground(
            Subscriptions subscriptions,
            Moves moves,
            Inventory inventory,
            Numbers numbers,
            Ports ports,
            Network network,
            SimulatedSwitch exchange,
            JdbcClient db) {
        this.subscriptions = subscriptions;
        this.moves = moves;
        this.inventory = inventory;
        this.numbers = numbers;
        this.ports = ports;
        this.network = network;
        this.exchange = exchange;
        this.db = db;
    }

    /** A line and who has it. */
    record Line(CustomerId customer, SubscriptionId id, String reference) {}

    void lay() {
        behave(Behaviour.WELL);
        inventory.addExchange(new Exchange(OLD, new Label("老局", "Old town"), "VOICE"), List.of(OLD_AREA));
        inventory.addExchange(new Exchange(NEW, new Label("新局", "New town"), "VOICE"), List.of(NEW_AREA));
        for (var code : List.of(OLD, NEW)) {
            inventory.addPorts(code, "DSLAM", 20);
            inventory.addPorts(code, "PAIR", 20);
        }
        inventory.addNumbers(OLD, "0287970000", 2000);
        inventory.addNumbers(NEW, "0287960000", 2000);
    }

    void behave(Behaviour behaviour) {
        exchange.behave(OLD, behaviour);
        exchange.behave(NEW, behaviour);
    }

    Line adsl() {
        return working("ADSL_2M", null, "DSLAM");
    }

    Line phone() {
        return working("FIXED_LINE_HOME", OLD, "PAIR");
    }

    /** Begins a move into the new town under a reference of its own. */
    MoveId begin(Line line, String reference, @Nullable String number) {
        return moves.begin(line.customer(), line.id(), leg(line, reference, number), reference, BY);
    }

    NewLeg leg(Line line, String reference, @Nullable String number) {
        var kind = terms(line).number() == null ? "DSLAM" : "PAIR";
        var port = ports.reserve(line.customer().value(), NEW_AREA, kind, reference, HALF_AN_HOUR);
        return new NewLeg(PlaceId.next(), number, port);
    }

    String number(Line line, String exchangeCode, String reference) {
        return numbers.reserveAny(line.customer().value(), exchangeCode, reference, HALF_AN_HOUR);
    }

    String stateOf(String number) {
        return db.sql("select state from resource.number where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    Terms terms(Line line) {
        return subscriptions.get(line.customer(), line.id()).terms();
    }

    boolean works(Line line) {
        return on(line, terms(line).service());
    }

    boolean on(Line line, ServiceId service) {
        return exchange.isOn(service)
                && network.find(line.customer().value(), service)
                        .filter(state -> state.working())
                        .isPresent();
    }

    static String reference() {
        return "test:" + Ids.text(Ids.next());
    }

    private Line working(String offer, @Nullable String numbersOf, String portKind) {
        var customer = CustomerId.next();
        var reference = reference();
        var number =
                numbersOf == null ? null : numbers.reserveAny(customer.value(), numbersOf, reference, HALF_AN_HOUR);
        PortId port = ports.reserve(customer.value(), OLD_AREA, portKind, reference, HALF_AN_HOUR);
        var id = subscriptions.start(
                new NewSubscription(customer, AccountId.next(), new OfferId(offer), PlaceId.next(), number, port),
                reference,
                BY);
        subscriptions.activate(customer, id, BY);
        return new Line(customer, id, reference);
    }
}
