package furong.material;

import furong.customer.CustomerId;
import furong.organisation.CrewId;
import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.organisation.VehicleId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of places, stock and moves. */
@Component
@AcrossCustomers("a crew uses things at many customers'")
class StoreRows {

    private static final int MANY = 2000;

    record NewMove(
            String command,
            Move.Kind kind,
            String item,
            @Nullable StoreId from,
            @Nullable StoreId to,
            int quantity,
            String reference,
            @Nullable CustomerId customer,
            Instant deviceTime) {}

    private final JdbcClient db;

    StoreRows(JdbcClient db) {
        this.db = db;
    }

    List<Item> items() {
        return db.sql("select code, name_zh, name_en, unit_zh, unit_en from material.item order by place limit :many")
                .param("many", MANY)
                .query((row, n) -> item(row))
                .list();
    }

    /** The place, made when it is first asked for. */
    Store place(Store.Kind kind, UnitId unit, @Nullable CrewId crew, @Nullable VehicleId vehicle) {
        var known = find(kind, unit, crew, vehicle);
        if (known.isPresent()) return known.get();
        db.sql("""
                insert into material.place (id, kind, unit, crew, vehicle) values (:id, :kind, :unit, :crew, :vehicle)
                on conflict do nothing""")
                .param("id", StoreId.next().value())
                .param("kind", kind.name())
                .param("unit", unit.value())
                .param("crew", crew == null ? null : crew.value(), Types.BIGINT)
                .param("vehicle", vehicle == null ? null : vehicle.value(), Types.BIGINT)
                .update();
        return find(kind, unit, crew, vehicle).orElseThrow();
    }

    private Optional<Store> find(Store.Kind kind, UnitId unit, @Nullable CrewId crew, @Nullable VehicleId vehicle) {
        return db.sql("""
                select id, kind, unit, crew, vehicle from material.place
                where kind = :kind and case kind when 'STORE' then unit = :unit
                                                 when 'VAN' then crew = :crew else vehicle = :vehicle end""")
                .param("kind", kind.name())
                .param("unit", unit.value())
                .param("crew", crew == null ? null : crew.value(), Types.BIGINT)
                .param("vehicle", vehicle == null ? null : vehicle.value(), Types.BIGINT)
                .query((row, n) -> store(row))
                .optional();
    }

    Optional<Store> find(StoreId id) {
        return db.sql("select id, kind, unit, crew, vehicle from material.place where id = :id")
                .param("id", id.value())
                .query((row, n) -> store(row))
                .optional();
    }

    List<Store> inScope(Scope scope) {
        return db.sql("""
                select id, kind, unit, crew, vehicle from material.place where unit = any(:units)
                order by unit, array_position(array['STORE', 'VEHICLE', 'VAN'], kind), id limit :many""")
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) -> store(row))
                .list();
    }

    Map<StoreId, List<Held>> stock(List<StoreId> places) {
        Map<StoreId, List<Held>> held = new HashMap<>();
        db.sql("""
                select s.place as at_place, s.quantity, i.code, i.name_zh, i.name_en, i.unit_zh, i.unit_en
                from material.stock s join material.item i on i.code = s.item
                where s.place = any(:places) order by s.place, i.place limit :many""")
                .param("places", places.stream().map(StoreId::value).toArray(Long[]::new))
                .param("many", MANY * 10)
                .query((row, n) -> held.computeIfAbsent(
                                new StoreId(row.getLong("at_place")), place -> new ArrayList<>())
                        .add(new Held(item(row), row.getInt("quantity"))))
                .list();
        return held;
    }

    /** How much lies there; nobody else changes it until the transaction ends. */
    int lock(StoreId place, String item) {
        return db.sql("select quantity from material.stock where place = :place and item = :item for update")
                .param("place", place.value())
                .param("item", item)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    boolean knows(String command) {
        return db.sql("select count(*) from material.move where command = :command")
                        .param("command", command)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The database lets in one move per command, and none that leaves less than nothing. */
    void insert(NewMove move, Instant now, Actor by) {
        var from = move.from();
        var to = move.to();
        var customer = move.customer();
        try {
            db.sql("""
                    insert into material.move (id, command, kind, item, from_place, to_place, quantity, reference, customer,
                                               device_at, at, person, badge)
                    values (:id, :command, :kind, :item, :from, :to, :quantity, :reference, :customer, :device, :now,
                            :person, :badge)
                    on conflict (command) do nothing""")
                    .param("id", Ids.next())
                    .param("command", move.command())
                    .param("kind", move.kind().name())
                    .param("item", move.item())
                    .param("from", from == null ? null : from.value(), Types.BIGINT)
                    .param("to", to == null ? null : to.value(), Types.BIGINT)
                    .param("quantity", move.quantity())
                    .param("reference", move.reference())
                    .param("customer", customer == null ? null : customer.value(), Types.BIGINT)
                    .param("device", Timestamp.from(move.deviceTime()))
                    .param("now", Timestamp.from(now))
                    .param("person", by.person())
                    .param("badge", by.badge())
                    .update();
        } catch (DataIntegrityViolationException refused) {
            if (!String.valueOf(refused.getMessage()).contains("never_below_zero")
                    && !String.valueOf(refused.getMessage()).contains("none of")) throw refused;
            throw Refused.field("quantity", "material-short");
        }
    }

    List<Move> moves(StoreId place, int limit) {
        return db.sql(MOVES + "where m.from_place = :place or m.to_place = :place order by m.id desc limit :limit")
                .param("place", place.value())
                .param("limit", limit)
                .query((row, n) -> move(row))
                .list();
    }

    List<Move> used(String reference) {
        return db.sql(MOVES + "where m.reference = :reference and m.kind = 'USED' order by m.id limit :many")
                .param("reference", reference)
                .param("many", MANY)
                .query((row, n) -> move(row))
                .list();
    }

    private static final String MOVES = """
            select m.kind, m.from_place, m.to_place, m.quantity, m.reference, m.at, m.badge,
                   i.code, i.name_zh, i.name_en, i.unit_zh, i.unit_en
            from material.move m join material.item i on i.code = m.item
            """;

    private static Move move(ResultSet row) throws SQLException {
        var from = row.getObject("from_place", Long.class);
        var to = row.getObject("to_place", Long.class);
        return new Move(
                Move.Kind.valueOf(row.getString("kind")),
                item(row),
                from == null ? null : new StoreId(from),
                to == null ? null : new StoreId(to),
                row.getInt("quantity"),
                row.getString("reference"),
                Objects.requireNonNull(row.getTimestamp("at")).toInstant(),
                row.getString("badge"));
    }

    private static Store store(ResultSet row) throws SQLException {
        var crew = row.getObject("crew", Long.class);
        var vehicle = row.getObject("vehicle", Long.class);
        return new Store(
                new StoreId(row.getLong("id")),
                Store.Kind.valueOf(row.getString("kind")),
                new UnitId(row.getLong("unit")),
                crew == null ? null : new CrewId(crew),
                vehicle == null ? null : new VehicleId(vehicle));
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("code"),
                new Label(row.getString("name_zh"), row.getString("name_en")),
                new Label(row.getString("unit_zh"), row.getString("unit_en")));
    }
}
