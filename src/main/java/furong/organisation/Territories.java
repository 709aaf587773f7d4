package furong.organisation;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose customers live where. For each segment, area and day there is one unit and only one; boundaries move from a day
 * on, and what was before stays readable.
 */
@Component
@Transactional
public class Territories {

    private static final int MANY = 5_000;

    private final JdbcClient db;
    private final Organisation organisation;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Territories(JdbcClient db, Organisation organisation, Audit audit, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.organisation = organisation;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** The unit that faces the area's customers of a segment on a day. Refused as {@code territory-unknown} outside the city. */
    public UnitId ownerOf(Segment segment, Area area, LocalDate on) {
        return ruleFor(segment, area, on).unit();
    }

    /** The rule behind {@link #ownerOf}: the street office's own one or else its district's. */
    public Territory ruleFor(Segment segment, Area area, LocalDate on) {
        return db.sql("""
                select segment, district, street_office, unit, lower(days) as since, upper(days) as ended, why
                from organisation.territory
                where segment = :segment and district = :district and street_office in ('', :office)
                  and days @> cast(:on as date)
                order by street_office desc limit 1""")
                .param("segment", segment.name())
                .param("district", area.district())
                .param("office", area.streetOffice())
                .param("on", on)
                .query((row, n) -> territory(row))
                .optional()
                .orElseThrow(() -> new Refused("territory-unknown", area.district()));
    }

    /** The rules in force on a day, and those that begin later. */
    public List<Territory> from(LocalDate on) {
        return db.sql("""
                select segment, district, street_office, unit, lower(days) as since, upper(days) as ended, why
                from organisation.territory where not days << daterange(cast(:on as date), null)
                order by district, street_office, segment, days limit :many""")
                .param("on", on)
                .param("many", MANY)
                .query((row, n) -> territory(row))
                .list();
    }

    /** Every rule an area ever had for a segment, the oldest first. */
    public List<Territory> history(Segment segment, Area area) {
        return db.sql("""
                select segment, district, street_office, unit, lower(days) as since, upper(days) as ended, why
                from organisation.territory
                where segment = :segment and district = :district and street_office = :office
                order by days limit :many""")
                .param("segment", segment.name())
                .param("district", area.district())
                .param("office", area.streetOffice())
                .param("many", MANY)
                .query((row, n) -> territory(row))
                .list();
    }

    /**
     * Gives an area to another unit from a day on, today or later. Moving a district leaves the street offices that have
     * a rule of their own where they are.
     */
    public void move(BoundaryMove move, Actor by) {
        check(move);
        var area = move.area();
        // every move in a district takes the district's rule first, so that two of them cannot cross
        if (ruleOn(move.segment(), Area.district(area.district()), move.on()).isEmpty())
            throw Refused.field("district", "territory-unknown", area.district());
        var current = ruleOn(move.segment(), area, move.on());
        var until = current.isPresent() ? current.get().until() : nextStart(move);
        current.ifPresent(rule -> cut(rule, move.on()));
        db.sql("""
                insert into organisation.territory (segment, district, street_office, unit, days, why)
                values (:segment, :district, :office, :unit, daterange(:on, :until), :why)""")
                .param("segment", move.segment().name())
                .param("district", area.district())
                .param("office", area.streetOffice())
                .param("unit", move.to().value())
                .param("on", move.on())
                .param("until", until, java.sql.Types.DATE)
                .param("why", move.why())
                .update();
        audit.note(
                by,
                "territory.moved",
                0,
                "area:" + area.district() + area.streetOffice(),
                Map.of(
                        "segment",
                        move.segment(),
                        "to",
                        move.to().value(),
                        "on",
                        move.on().toString(),
                        "why",
                        move.why()));
        events.publishEvent(new BoundaryMoved(move.segment(), area, move.to(), move.on()));
    }

    private void check(BoundaryMove move) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (move.on().isBefore(today)) throw Refused.field("on", "territory-past", today);
        if (move.why().isBlank()) throw Refused.field("why", "territory-why");
        var fits = switch (organisation.unit(move.to()).kind()) {
            case KEY_ACCOUNTS -> move.segment() == Segment.KEY_ACCOUNT;
            case COMMERCIAL, OPERATING, COUNTY_BRANCH -> move.segment() != Segment.KEY_ACCOUNT;
            case COMPANY, HOTLINE, QUALITY -> false;
        };
        if (!fits) throw Refused.field("to", "territory-unit");
    }

    private Optional<Territory> ruleOn(Segment segment, Area area, LocalDate on) {
        return db.sql("""
                select segment, district, street_office, unit, lower(days) as since, upper(days) as ended, why
                from organisation.territory
                where segment = :segment and district = :district and street_office = :office
                  and days @> cast(:on as date)
                for update""")
                .param("segment", segment.name())
                .param("district", area.district())
                .param("office", area.streetOffice())
                .param("on", on)
                .query((row, n) -> territory(row))
                .optional();
    }

    private @Nullable LocalDate nextStart(BoundaryMove move) {
        return history(move.segment(), move.area()).stream()
                .map(Territory::from)
                .filter(start -> start.isAfter(move.on()))
                .findFirst()
                .orElse(null);
    }

    /** Ends a rule the day before {@code on}; one that would have begun that very day never was in force. */
    private void cut(Territory rule, LocalDate on) {
        var statement = rule.from().equals(on)
                ? "delete from organisation.territory"
                : "update organisation.territory set days = daterange(lower(days), cast(:on as date))";
        db.sql(statement + "\n" + """
                where segment = :segment and district = :district and street_office = :office
                  and days @> cast(:on as date)""")
                .param("segment", rule.segment().name())
                .param("district", rule.area().district())
                .param("office", rule.area().streetOffice())
                .param("on", on)
                .update();
    }

    private static Territory territory(ResultSet row) throws SQLException {
        return new Territory(
                Segment.valueOf(row.getString("segment")),
                new Area(row.getString("district"), row.getString("street_office")),
                new UnitId(row.getLong("unit")),
                row.getObject("since", LocalDate.class),
                row.getObject("ended", LocalDate.class),
                row.getString("why"));
    }
}
