package furong.material;

import furong.material.Move.Kind;
import furong.organisation.CrewId;
import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.organisation.VehicleId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores, vans and what lies in them. Everything is a move, and each has an id given by whoever asks for it: asked for
 * twice, it happens once. The database lets no place fall below zero; then it is refused as {@code material-short}.
 */
@Component
@Transactional
@AcrossCustomers("a crew uses things at many customers'")
public class Stores {

    private static final int QUANTITY_MAX = 100_000;

    private final StoreRows rows;
    private final Clock clock;

    Stores(StoreRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** What there is to carry. */
    @Transactional(readOnly = true)
    public List<Item> items() {
        return rows.items();
    }

    public Store ofUnit(UnitId unit) {
        return rows.place(Store.Kind.STORE, unit, null, null);
    }

    public Store ofCrew(CrewId crew, UnitId unit) {
        return rows.place(Store.Kind.VAN, unit, crew, null);
    }

    public Store ofVehicle(VehicleId vehicle, UnitId unit) {
        return rows.place(Store.Kind.VEHICLE, unit, null, vehicle);
    }

    /** Refused as {@code not-found}. */
    @Transactional(readOnly = true)
    public Store get(StoreId id) {
        return rows.find(id).orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The places of the units in scope, each unit's store first. */
    @Transactional(readOnly = true)
    public List<Store> inScope(Scope scope) {
        return rows.inScope(scope);
    }

    /** What lies there, of every item that ever did. */
    @Transactional(readOnly = true)
    public List<Held> stock(StoreId place) {
        return rows.stock(List.of(place)).getOrDefault(place, List.of());
    }

    @Transactional(readOnly = true)
    public Map<StoreId, List<Held>> stock(List<StoreId> places) {
        return rows.stock(places);
    }

    /** The newest moves from and to a place. */
    @Transactional(readOnly = true)
    public List<Move> moves(StoreId place, int limit) {
        return rows.moves(place, limit);
    }

    /** What was used for something, such as {@code visit:…}. */
    @Transactional(readOnly = true)
    public List<Move> used(String reference) {
        return rows.used(reference);
    }

    /** Came from outside. */
    public void receive(String command, StoreId store, String item, int quantity, String reference, Actor by) {
        move(command, Kind.RECEIVED, item, null, store, quantity, reference, by);
    }

    /** From a store to a van. */
    public void handOut(String command, StoreId store, StoreId van, String item, int quantity, Actor by) {
        move(command, Kind.HANDED_OUT, item, store, van, quantity, "", by);
    }

    /** From a van back into a store. */
    public void takeBack(String command, StoreId van, StoreId store, String item, int quantity, Actor by) {
        move(command, Kind.RETURNED, item, van, store, quantity, "", by);
    }

    /** What was counted differs from what should be there; says by how much, and why. */
    public void counted(String command, StoreId place, String item, int counted, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "material-why");
        if (counted < 0 || counted > QUANTITY_MAX) throw Refused.field("quantity", "material-quantity", QUANTITY_MAX);
        var differs = counted - rows.lock(place, item);
        if (differs > 0) move(command, Kind.FOUND, item, null, place, differs, why.strip(), by);
        if (differs < 0) move(command, Kind.MISSING, item, place, null, -differs, why.strip(), by);
    }

    /** Used at a customer's, off the crew's van. */
    public void use(StoreId van, Use used, Actor by) {
        check(used.item(), used.quantity());
        if (rows.knows(used.command())) return;
        rows.insert(
                new StoreRows.NewMove(
                        used.command(),
                        Kind.USED,
                        used.item(),
                        van,
                        null,
                        used.quantity(),
                        used.reference(),
                        used.customer(),
                        used.deviceTime()),
                clock.instant(),
                by);
    }

    private void move(
            String command,
            Kind kind,
            String item,
            @org.jspecify.annotations.Nullable StoreId from,
            @org.jspecify.annotations.Nullable StoreId to,
            int quantity,
            String reference,
            Actor by) {
        check(item, quantity);
        if (rows.knows(command)) return;
        Instant now = clock.instant();
        rows.insert(new StoreRows.NewMove(command, kind, item, from, to, quantity, reference, null, now), now, by);
    }

    private void check(String item, int quantity) {
        if (quantity <= 0 || quantity > QUANTITY_MAX)
            throw Refused.field("quantity", "material-quantity", QUANTITY_MAX);
        if (rows.items().stream().noneMatch(known -> known.code().equals(item)))
            throw Refused.field("item", "material-unknown");
    }
}
