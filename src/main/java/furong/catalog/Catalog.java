package furong.catalog;

import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                   o.access_kind, o.speed_kbps, coalesce(o.rides_on, '') rides_on,
                   array(select part from catalog.bundle_part where bundle = o.id order by place) parts, p.code, p.name_zh product_zh, p.name_en product_en, p.business_line
            from catalog.offer o join catalog.product p on p.code = o.product
            """;

    private static final String TRANSACTIONS =
            "select code, name_zh, name_en, product, action, needs_consent from catalog.transaction ";

    private final JdbcClient db;
    private final Prices prices;
    private final Audit audit;

    Catalog(JdbcClient db, Prices prices, Audit audit) {
        this.db = db;
        this.prices = prices;
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
        return prices.of(id, on);
    }

    /** The prices of a day of every offer, each list as {@link #prices(OfferId, LocalDate)} has it. */
    public Map<OfferId, List<Price>> prices(LocalDate on) {
        return prices.all(on);
    }

    /** Lets {@code price} count from a day on in place of the one with its code; what was charged before stays true. */
    public void setPrice(OfferId id, Price price, LocalDate from, Actor by) {
        prices.set(id, price, from, by);
    }

    /** What can be added to a product on a day, such as caller display. */
    public List<Feature> features(String product, LocalDate on) {
        return prices.features(product, on);
    }

    /** What an action costs once on a day, for one product; empty if it is free. */
    public Optional<Price> fee(String action, String product, LocalDate on) {
        return fees(on).stream()
                .filter(fee -> fee.action().equals(action))
                .filter(fee -> fee.product().isEmpty() || fee.product().equals(product))
                .map(Fee::price)
                .findFirst();
    }

    /** All fees of a day by action; the one for any product stands behind those for a single one. */
    public List<Fee> fees(LocalDate on) {
        return prices.fees(on);
    }

    /** The things that come with an offer; those of a bundle stand with its parts. */
    public List<Equipment> equipment(OfferId id) {
        return prices.equipment(id);
    }

    /**
     * Whether an offer can be had in an area: the same answer whoever asks, at whichever counter. A bundle can be had
     * where it is sold and every part of it can be had.
     */
    public Reach reach(OfferId id, Area area) {
        return decide(rulesFor(area), offer(id), area);
    }

    /** The same for every offer of a day at once, in the order of {@link #offers}. */
    public Map<OfferId, Reach> reaches(Area area, LocalDate on) {
        var rules = rulesFor(area);
        var answers = new LinkedHashMap<OfferId, Reach>();
        for (var offer : offers(on)) answers.put(offer.id(), decide(rules, offer, area));
        return answers;
    }

    private Reach decide(Collection<ReachRule> rules, Offer offer, Area area) {
        var whole = ReachRule.decide(rules, offer, area);
        if (whole instanceof Reach.NotReachable) return whole;
        return offer.parts().stream()
                .map(part -> ReachRule.decide(rules, offer(part), area))
                .filter(Reach.NotReachable.class::isInstance)
                .findFirst()
                .orElse(whole);
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
        return db.sql(TRANSACTIONS + "order by place, code limit ?")
                .param(ROWS_MAX)
                .query((row, n) -> transaction(row))
                .list();
    }

    /** The procedure of an action for a product: its own if it has one, else the one for any; or {@code not-found}. */
    public Transaction transaction(String action, String product) {
        return db.sql(TRANSACTIONS + "where action = ? and product in (?, '') order by product desc limit 1")
                .params(action, product)
                .query((row, n) -> transaction(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", action + " " + product));
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
                row.getInt("speed_kbps"),
                row.getString("rides_on"),
                Arrays.stream((String[]) row.getArray("parts").getArray())
                        .map(OfferId::new)
                        .toList());
    }

    private static Transaction transaction(ResultSet row) throws SQLException {
        return new Transaction(
                row.getString("code"),
                label(row, "name"),
                row.getString("product"),
                row.getString("action"),
                row.getBoolean("needs_consent"));
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(row.getString("code"), label(row, "product"), row.getString("business_line"));
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
