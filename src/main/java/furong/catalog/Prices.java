package furong.catalog;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What everything costs on a day: offers, features to add, fees of what is done, deposits of what is hired. */
@Component
class Prices {

    private static final int ROWS_MAX = 5000;
    private static final Label ONCE = new Label("次", "once");

    private final JdbcClient db;
    private final Audit audit;

    Prices(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    List<Price> of(OfferId id, LocalDate on) {
        return db.sql("""
                        select code, kind, name_zh, name_en, amount_minor, currency, per_zh, per_en, example
                        from catalog.price
                        where offer = :offer and valid_from <= :on and (valid_until is null or :on < valid_until)
                        order by array_position(array['ONE_OFF', 'RECURRING', 'USAGE'], kind), code limit :max""")
                .param("offer", id.value())
                .param("on", on)
                .param("max", ROWS_MAX)
                .query((row, n) -> price(row))
                .list();
    }

    Map<OfferId, List<Price>> all(LocalDate on) {
        var all = new LinkedHashMap<OfferId, List<Price>>();
        db.sql("""
                        select offer, code, kind, name_zh, name_en, amount_minor, currency, per_zh, per_en, example
                        from catalog.price
                        where valid_from <= :on and (valid_until is null or :on < valid_until)
                        order by offer, array_position(array['ONE_OFF', 'RECURRING', 'USAGE'], kind), code
                        limit :max""")
                .param("on", on)
                .param("max", ROWS_MAX)
                .query((row, n) -> Map.entry(new OfferId(row.getString("offer")), price(row)))
                .list()
                .forEach(one -> all.computeIfAbsent(one.getKey(), id -> new ArrayList<>())
                        .add(one.getValue()));
        return all;
    }

    void set(OfferId id, Price price, LocalDate from, Actor by) {
        if (price.amount().minor() < 0) throw Refused.field("amount", "price-negative");
        var _ = db.sql("select id from catalog.offer where id = ? for update")
                .param(id.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.value()));
        var later = db.sql("""
                        select count(*) from catalog.price where offer = ? and code = ? and valid_from >= ?""")
                .params(id.value(), price.code(), from)
                .query(Long.class)
                .single();
        if (later > 0) throw Refused.field("from", "price-already-later");
        var _ = db.sql("""
                        update catalog.price set valid_until = :from
                        where offer = :offer and code = :code and (valid_until is null or valid_until > :from)""")
                .param("from", from)
                .param("offer", id.value())
                .param("code", price.code())
                .update();
        var _ = db.sql("""
                        insert into catalog.price (offer, code, valid_from, kind, name_zh, name_en, amount_minor,
                                                   currency, per_zh, per_en, example)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)""")
                .params(id.value(), price.code(), from, price.kind().name())
                .params(price.name().zh(), price.name().en())
                .params(price.amount().minor(), price.amount().currency())
                .params(price.per().zh(), price.per().en())
                .update();
        audit.note(
                by,
                "price.set",
                0,
                "offer:" + id.value(),
                Map.of(
                        "code",
                        price.code(),
                        "from",
                        from.toString(),
                        "minor",
                        price.amount().minor()));
    }

    List<Feature> features(String product, LocalDate on) {
        return db.sql("""
                        select code, product, name_zh, name_en, recurring_minor, one_off_minor, currency, sold_from, example
                        from catalog.feature
                        where product = :product and sold_from <= :on and (sold_until is null or :on < sold_until)
                        order by place, code limit :max""")
                .param("product", product)
                .param("on", on)
                .param("max", ROWS_MAX)
                .query((row, n) -> new Feature(
                        row.getString("code"),
                        row.getString("product"),
                        Catalog.label(row, "name"),
                        money(row, "recurring_minor"),
                        money(row, "one_off_minor"),
                        row.getObject("sold_from", LocalDate.class),
                        row.getBoolean("example")))
                .list();
    }

    /** All fees of a day; of one action those for any product come last. */
    List<Fee> fees(LocalDate on) {
        return db.sql("""
                        select action, product, name_zh, name_en, amount_minor, currency, example from catalog.fee
                        where valid_from <= :on and (valid_until is null or :on < valid_until)
                        order by action, product desc limit :max""")
                .param("on", on)
                .param("max", ROWS_MAX)
                .query((row, n) -> new Fee(
                        row.getString("action"),
                        row.getString("product"),
                        new Price(
                                row.getString("action"),
                                PriceKind.ONE_OFF,
                                Catalog.label(row, "name"),
                                money(row, "amount_minor"),
                                ONCE,
                                row.getBoolean("example"))))
                .list();
    }

    List<Equipment> equipment(OfferId offer) {
        return db.sql("""
                        select code, name_zh, name_en, hired, deposit_minor, currency, example from catalog.equipment
                        where offer = ? order by place, code limit ?""")
                .params(offer.value(), ROWS_MAX)
                .query((row, n) -> new Equipment(
                        row.getString("code"),
                        Catalog.label(row, "name"),
                        row.getBoolean("hired"),
                        money(row, "deposit_minor"),
                        row.getBoolean("example")))
                .list();
    }

    private static Price price(ResultSet row) throws SQLException {
        return new Price(
                row.getString("code"),
                PriceKind.valueOf(row.getString("kind")),
                Catalog.label(row, "name"),
                money(row, "amount_minor"),
                Catalog.label(row, "per"),
                row.getBoolean("example"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), row.getString("currency"));
    }
}
