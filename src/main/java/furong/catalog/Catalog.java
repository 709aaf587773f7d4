package furong.catalog;

import furong.organisation.Area;
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
import org.springframework.transaction.annotation.Transactional;

/**
 * What we sell, for how much and where. It knows no counter: whoever may take an order at all may take one for every
 * open offer, in whichever hall.
 */
@Component
@Transactional
public class Catalog {

    private static final int ROWS_MAX = 5000;

    private static final String OFFERS = """
            select o.id, o.name_zh, o.name_en, o.needs_visit, o.skill, o.visit_minutes, o.needs_number, o.port_kind,
                   o.access_kind, o.speed_kbps, p.code, p.name_zh product_zh, p.name_en product_en, p.business_line
            from catalog.offer o join catalog.product p on p.code = o.product
            """;

    private final JdbcClient db;
    private final Audit audit;

    Catalog(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    public List<Product> products() {
        return db.sql("select code, name_zh product_zh, name_en product_en, business_line"
                        + " from catalog.product order by place limit ?")
                .param(ROWS_MAX)
                .query((row, n) -> product(row))
                .list();
    }

    /** What can be ordered on a day, by product and speed. */
    public List<Offer> offers(LocalDate on) {
        return db.sql(OFFERS + """
                        where o.sold_from <= :on and (o.sold_until is null or :on < o.sold_until)
                        order by p.place, o.place limit :max""")
                .param("on", on)
                .param("max", ROWS_MAX)
                .query((row, n) -> offer(row))
                .list();
    }

    /** Any offer there ever was, still sold or not. An unknown one is refused as {@code not-found}. */
    public Offer offer(OfferId id) {
        return db.sql(OFFERS + "where o.id = ?")
                .param(id.value())
                .query((row, n) -> offer(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.value()));
    }

    /** The prices that count on a day: once, monthly, by use. */
    public List<Price> prices(OfferId id, LocalDate on) {
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

    /** The prices of a day of every offer, each list as {@link #prices(OfferId, LocalDate)} has it. */
    public Map<OfferId, List<Price>> prices(LocalDate on) {
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

    /** Lets {@code price} count from a day on in place of the one with its code; what was charged before stays true. */
    public void setPrice(OfferId id, Price price, LocalDate from, Actor by) {
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

    /** Whether an offer can be had in an area: the same answer whoever asks, at whichever counter. */
    public Reach reach(OfferId id, Area area) {
        return ReachRule.decide(rulesFor(area), offer(id), area);
    }

    /** The same for every offer of a day at once, in the order of {@link #offers}. */
    public Map<OfferId, Reach> reaches(Area area, LocalDate on) {
        var rules = rulesFor(area);
        var answers = new LinkedHashMap<OfferId, Reach>();
        for (var offer : offers(on)) answers.put(offer.id(), ReachRule.decide(rules, offer, area));
        return answers;
    }

    /** All rules on where a product may be sold, from the widest area to the narrowest. */
    public List<ReachRule> reachRules(String product) {
        return db.sql("""
                        select product, offer, district, street_office, allowed, reason from catalog.reach_rule
                        where product = ? order by district, street_office, offer limit ?""")
                .params(product, ROWS_MAX)
                .query((row, n) -> rule(row))
                .list();
    }

    /** Opens or closes an area for a product or one of its offers; replaces the rule that said so before. */
    public void setReach(ReachRule rule, Actor by) {
        if (rule.allowed() != rule.reason().isEmpty()) throw Refused.field("reason", "reach-reason");
        var _ = db.sql("""
                        insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (product, offer, district, street_office)
                        do update set allowed = excluded.allowed, reason = excluded.reason""")
                .params(rule.product(), rule.offer(), rule.district(), rule.streetOffice())
                .params(rule.allowed(), rule.reason())
                .update();
        audit.note(
                by,
                "reach.set",
                0,
                "product:" + rule.product(),
                Map.of(
                        "offer", rule.offer(),
                        "district", rule.district(),
                        "streetOffice", rule.streetOffice(),
                        "allowed", rule.allowed(),
                        "reason", rule.reason()));
    }

    /** Everything that has a card and a form, installations first. */
    public List<Transaction> transactions() {
        return db.sql("select code, name_zh, name_en, product from catalog.transaction order by place, code limit ?")
                .param(ROWS_MAX)
                .query((row, n) -> new Transaction(row.getString("code"), label(row, "name"), row.getString("product")))
                .list();
    }

    private List<ReachRule> rulesFor(Area area) {
        return db.sql("""
                        select product, offer, district, street_office, allowed, reason from catalog.reach_rule
                        where district in ('', :district) and street_office in ('', :office) limit :max""")
                .param("district", area.district())
                .param("office", area.streetOffice())
                .param("max", ROWS_MAX)
                .query((row, n) -> rule(row))
                .list();
    }

    private static Offer offer(ResultSet row) throws SQLException {
        return new Offer(
                new OfferId(row.getString("id")),
                product(row),
                label(row, "name"),
                row.getBoolean("needs_visit"),
                row.getString("skill"),
                row.getInt("visit_minutes"),
                row.getBoolean("needs_number"),
                row.getString("port_kind"),
                row.getString("access_kind"),
                row.getInt("speed_kbps"));
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(row.getString("code"), label(row, "product"), row.getString("business_line"));
    }

    private static Price price(ResultSet row) throws SQLException {
        return new Price(
                row.getString("code"),
                PriceKind.valueOf(row.getString("kind")),
                label(row, "name"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                label(row, "per"),
                row.getBoolean("example"));
    }

    private static ReachRule rule(ResultSet row) throws SQLException {
        return new ReachRule(
                row.getString("product"),
                row.getString("offer"),
                row.getString("district"),
                row.getString("street_office"),
                row.getBoolean("allowed"),
                row.getString("reason"));
    }

    static Label label(ResultSet row, String column) throws SQLException {
        return new Label(row.getString(column + "_zh"), row.getString(column + "_en"));
    }
}
