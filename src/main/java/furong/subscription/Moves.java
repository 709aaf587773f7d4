package furong.subscription;

import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.AccessDesk;
import furong.network.AccessLogin;
import furong.network.Network;
import furong.network.ServiceId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Interval;
import furong.platform.IntervalSet;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.resource.PortId;
import furong.resource.Ports;
import furong.subscription.Watches.What;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lines that move to another place, in two legs: the new one is switched on and tested while the old one works on, and
 * only a live new leg lets the old one go. Whatever goes wrong before that, nothing of the old leg is touched.
 */
@Component
@Transactional
public class Moves {

    private static final int LIST_MAX = 500;

    private final JdbcClient db;
    private final Clock clock;
    private final Rows rows;
    private final Holds holds;
    private final Legs legs;
    private final Watches watches;
    private final Network network;
    private final Numbers numbers;
    private final Ports ports;
    private final AccessDesk accesses;
    private final Audit audit;

    Moves(
            JdbcClient db,
            Clock clock,
            Rows rows,
            Holds holds,
            Legs legs,
            Watches watches,
            Network network,
            Numbers numbers,
            Ports ports,
            AccessDesk accesses,
            Audit audit) {
        this.db = db;
        this.clock = clock;
        this.rows = rows;
        this.holds = holds;
        this.legs = legs;
        this.watches = watches;
        this.network = network;
        this.numbers = numbers;
        this.ports = ports;
        this.accesses = accesses;
        this.audit = audit;
    }

    /**
     * Where a line is to go. Number and port must be kept for the customer under the move's reference.
     *
     * @param number {@code null} keeps the one it has
     */
    public record NewLeg(
            PlaceId place,
            @Nullable String number,
            @Nullable PortId port) {}

    /**
     * Lays out the new leg and takes what was kept for it for good; the line works on as before. Again with the same
     * reference while the move is open is the same move.
     *
     * @throws Refused subscription-over, subscription-not-active, move-under-way, number-not-kept, port-not-kept
     */
    public MoveId begin(CustomerId customer, SubscriptionId subscription, NewLeg to, String reference, Actor by) {
        var line = rows.lock(customer, subscription);
        Subscriptions.refuseIfOver(line);
        if (!line.state().equals("ACTIVE")) throw new Refused("subscription-not-active");
        var open = of(customer, subscription).stream().filter(Move::open).findFirst();
        if (open.isPresent() && open.get().reference().equals(reference))
            return open.get().id();
        if (open.isPresent()) throw new Refused("move-under-way");
        if (to.number() != null) numbers.use(line.customer(), to.number(), reference);
        if (to.port() != null) ports.use(line.customer(), to.port(), reference);
        var id = MoveId.next();
        insert(line, id, to, reference);
        audit.note(
                by,
                "move.begun",
                line.customer(),
                subject(id),
                Map.of("subscription", subscription.text(), "reference", reference));
        return id;
    }

    /**
     * Asks for the new leg; {@link SwitchedOn} follows when it is on, {@link LegLive} when it passed its test and is the
     * line. Asking twice changes nothing.
     *
     * @throws Refused move-given-up
     */
    public void activate(CustomerId customer, MoveId id, Actor by) {
        var line = lock(customer, id);
        var move = rows.move(customer, id);
        if (move.givenUpAt() != null) throw new Refused("move-given-up");
        if (!legs.ask(line, move.to().service())) return;
        audit.note(by, "move.activate", customer.value(), subject(id), Map.of());
        legs.follow(line, by);
    }

    /**
     * Lets the old leg go; {@link OldLegGone} follows when the network was seen to have done so. Asking twice changes
     * nothing.
     *
     * @throws Refused move-new-line-first unless the new leg is live and works at this moment
     */
    public void release(CustomerId customer, MoveId id, Actor by) {
        var line = lock(customer, id);
        var move = rows.move(customer, id);
        if (move.releaseAskedAt() != null) return;
        if (move.liveAt() == null
                || legs.workingSince(line, move.to().service()).isEmpty()) throw new Refused("move-new-line-first");
        letGo(line, move, by);
        legs.follow(line, by);
        watches.look(line);
    }

    /**
     * Gives a move up before its new leg is live: nothing of the old leg is touched, the new one goes off once the old one
     * is seen to work, and what it took goes back once the network has let go of it. Doing it twice changes nothing.
     *
     * @throws Refused move-live if it is too late for that
     */
    public void giveUp(CustomerId customer, MoveId id, String why, Actor by) {
        var line = lock(customer, id);
        var move = rows.move(customer, id);
        if (move.givenUpAt() != null) return;
        if (move.liveAt() != null) throw new Refused("move-live");
        forget(line, move, why, by);
        legs.follow(line, by);
        watches.look(line);
    }

    /** @throws Refused not-found */
    @Transactional(readOnly = true)
    public Move get(CustomerId customer, MoveId id) {
        return rows.move(customer, id);
    }

    /** The moves of a subscription, newest first. */
    @Transactional(readOnly = true)
    public List<Move> of(CustomerId customer, SubscriptionId subscription) {
        return rows.moves(customer, subscription);
    }

    /** All moves of a customer that are under way, whichever line it is, newest first. */
    @Transactional(readOnly = true)
    public List<Move> open(CustomerId customer) {
        return db.sql("""
                select * from subscription.move
                where customer = :customer and released_at is null and given_up_at is null
                order by begun_at desc, id desc limit :limit""")
                .param("customer", customer.value())
                .param("limit", LIST_MAX)
                .query(Rows::move)
                .list();
    }

    /**
     * How long the customer was without a line because of a move: from its begin until the old leg was gone, or until
     * now, neither leg was seen on by the network while nothing held the line.
     */
    @Transactional(readOnly = true)
    public Duration outage(CustomerId customer, MoveId id) {
        var move = rows.move(customer, id);
        var end = move.releasedAt() != null ? move.releasedAt() : move.givenUpAt();
        var until = end == null ? clock.instant() : end;
        if (!move.begunAt().isBefore(until)) return Duration.ZERO;
        var services = List.of(move.from().service(), move.to().service());
        var free = IntervalSet.of(new Interval(move.begunAt(), until))
                .subtract(holds.during(customer, move.subscription(), until));
        return free.intervals().stream()
                .map(part -> network.outage(customer.value(), services, part.from(), part.until()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** How its new leg was brought up. {@code Refused("not-found")} if that was never asked for. */
    @Transactional(readOnly = true)
    public Activation activation(CustomerId customer, MoveId id) {
        return rows.activation(customer, rows.move(customer, id).to().service())
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** What the customer types into the modem at the new place; {@code Refused("not-found")} where there is nothing. */
    @Transactional(readOnly = true)
    public AccessLogin login(CustomerId customer, MoveId id) {
        return accesses.login(customer.value(), rows.move(customer, id).to().service());
    }

    /** A line that is over takes its moves with it: what is not live is given up, what is goes altogether. */
    void end(Rows.Line line, String why, Actor by) {
        for (var move : rows.unfinishedMoves(line.owner(), line.id())) {
            switch (move.state()) {
                case UNDER_WAY -> forget(line, move, why, by);
                case LIVE -> letGo(line, move, by);
                case LETTING_GO, DONE, GIVEN_UP -> {}
            }
        }
    }

    private void letGo(Rows.Line line, Move move, Actor by) {
        db.sql("""
                update subscription.move set release_asked_at = greatest(cast(:now as timestamptz), live_at)
                where customer = :customer and id = :id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("customer", line.customer())
                .param("id", move.id().value())
                .update();
        watches.add(line, What.OLD_LEG_GONE, move);
        audit.note(by, "move.release", line.customer(), subject(move.id()), Map.of());
    }

    private void forget(Rows.Line line, Move move, String why, Actor by) {
        db.sql("""
                update subscription.move
                set given_up_at = greatest(cast(:now as timestamptz), begun_at), why = :why
                where customer = :customer and id = :id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("why", why)
                .param("customer", line.customer())
                .param("id", move.id().value())
                .update();
        legs.giveUp(line, move.to().service());
        watches.add(line, What.NEW_LEG_GONE, move);
        audit.note(by, "move.given-up", line.customer(), subject(move.id()), Map.of("why", why));
    }

    /** Every change of a move waits for the line's own lock: moves, holds and ends of one line never interleave. */
    private Rows.Line lock(CustomerId customer, MoveId id) {
        return rows.lock(customer, rows.move(customer, id).subscription());
    }

    private void insert(Rows.Line line, MoveId id, NewLeg to, String reference) {
        var number = to.number() == null ? line.number() : to.number();
        db.sql("""
                insert into subscription.move (customer, id, subscription, reference, old_place, old_number, old_port,
                    old_service, new_place, new_number, new_port, new_service, begun_at)
                values (:customer, :id, :subscription, :reference, :oldPlace, :oldNumber, :oldPort, :oldService,
                    :newPlace, :newNumber, :newPort, :newService, :now)""")
                .param("customer", line.customer())
                .param("id", id.value())
                .param("subscription", line.id().value())
                .param("reference", reference)
                .param("oldPlace", line.place().value())
                .param("oldNumber", line.number())
                .param("oldPort", value(line.port()))
                .param("oldService", line.service().value())
                .param("newPlace", to.place().value())
                .param("newNumber", number)
                .param("newPort", value(to.port()))
                .param("newService", ServiceId.next().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static @Nullable Long value(@Nullable PortId port) {
        return port == null ? null : port.value();
    }

    static String subject(MoveId id) {
        return "move:" + id.text();
    }
}
