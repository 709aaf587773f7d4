package furong.resource;

import furong.organisation.Area;
import furong.platform.AcrossCustomers;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is left to give out at an address: free ports and numbers, counted no further than anybody wants to know. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("free ports and numbers belong to nobody")
public class Reaches {

    /** Who has so many free lines need not count them. */
    public static final int MANY = 100;

    private final JdbcClient db;

    Reaches(JdbcClient db) {
        this.db = db;
    }

    /**
     * How many are free, by kind; {@link #MANY} means so many or more.
     *
     * @param ports free for the area, by kind of port
     * @param numbers free in exchanges that serve the area, by what they are for
     */
    public record Free(Map<String, Integer> ports, Map<String, Integer> numbers) {}

    /** Counts what is free for an area of the kinds asked for. */
    public Free check(Area area, Collection<String> portKinds, Collection<String> numberKinds) {
        return new Free(count(area, portKinds, """
                select 1 from resource.port p
                where p.exchange = e.code and p.kind = kind.code and p.state = 'FREE'
                  and p.street_office in (:office, '') order by p.street_office, p.id"""), count(area, numberKinds, """
                select 1 from resource.number n
                where n.exchange = e.code and e.numbers = kind.code and n.state = 'FREE'
                order by n.number"""));
    }

    private Map<String, Integer> count(Area area, Collection<String> kinds, String free) {
        var counts = new HashMap<String, Integer>();
        if (kinds.isEmpty()) return counts;
        kinds.forEach(kind -> counts.put(kind, 0));
        db.sql("""
                select kind.code, least(:many, coalesce(sum(few.count), 0))
                from unnest(:kinds) as kind (code)
                cross join (select code, numbers from resource.exchange
                            where code in (select exchange from resource.exchange_area
                                           where district = :district and street_office in (:office, ''))) e
                cross join lateral (select count(*) from (""" + free + """
                         limit :many) counted) few
                group by kind.code""")
                .param("office", area.streetOffice())
                .param("district", area.district())
                .param("many", MANY)
                .param("kinds", kinds.stream().distinct().toArray(String[]::new))
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }
}
