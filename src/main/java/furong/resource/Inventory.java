package furong.resource;

import furong.organisation.Area;
import furong.platform.AcrossCustomers;
import furong.platform.Ids;
import furong.platform.Label;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Builds the stock of numbers and ports, counts it, and takes back what was kept too long. */
@Component
@Transactional
@AcrossCustomers("the stock belongs to nobody, and what nobody came back for is taken back from anybody")
public class Inventory {

    private static final int AT_ONCE_MAX = 100_000;

    private final JdbcClient db;
    private final Clock clock;
    private final NumberRules rules;
    private final Grades grades;

    Inventory(JdbcClient db, Clock clock, NumberRules rules, Grades grades) {
        this.db = db;
        this.clock = clock;
        this.rules = rules;
        this.grades = grades;
    }

    /** How many numbers ({@code kind} VOICE or PHS) or ports of a kind an exchange has in a state. */
    public record Stock(String exchange, String kind, String state, int count) {}

    /** Makes an exchange known, and the areas it serves; again is no harm. An area's office {@code ""} is its district. */
    public void addExchange(Exchange exchange, List<Area> areas) {
        db.sql("""
                insert into resource.exchange (code, name_zh, name_en, numbers) values (:code, :zh, :en, :numbers)
                on conflict (code) do nothing""")
                .param("code", exchange.code())
                .param("zh", exchange.name().zh())
                .param("en", exchange.name().en())
                .param("numbers", exchange.numbers())
                .update();
        db.sql("""
                insert into resource.exchange_area (district, street_office, exchange)
                select district, office, :code from unnest(:districts, :offices) as area (district, office)
                on conflict do nothing""")
                .param("code", exchange.code())
                .param("districts", areas.stream().map(Area::district).toArray(String[]::new))
                .param("offices", areas.stream().map(Area::streetOffice).toArray(String[]::new))
                .update();
    }

    /** Adds {@code count} numbers from {@code from} on; those already known stay as they are. Returns how many are new. */
    public int addNumbers(String exchange, String from, int count) {
        var book = grades.book();
        var first = Long.parseLong(from);
        var shape = "%0" + from.length() + "d";
        var added = LongStream.range(first, first + Math.min(count, AT_ONCE_MAX))
                .mapToObj(shape::formatted)
                .toList();
        return db.sql("""
                insert into resource.number (number, exchange, state, grade)
                select number, :exchange, 'FREE', grade from unnest(:numbers, :grades) as t (number, grade)
                on conflict do nothing""")
                .param("exchange", exchange)
                .param("numbers", added.toArray(String[]::new))
                .param("grades", added.stream().map(book::grade).toArray(String[]::new))
                .update();
    }

    /** Adds ports that reach all that the exchange serves. Returns how many. */
    public int addPorts(String exchange, String kind, int count) {
        return addPorts(exchange, kind, "", count);
    }

    /** Adds ports, labelled by frame, shelf and place after those already there. Returns how many. */
    public int addPorts(String exchange, String kind, String streetOffice, int count) {
        var present = db.sql("select count(*) from resource.port where exchange = :exchange and kind = :kind")
                .param("exchange", exchange)
                .param("kind", kind)
                .query(Integer.class)
                .single();
        var steps = Math.min(count, AT_ONCE_MAX);
        return db.sql("""
                insert into resource.port (id, exchange, kind, label, street_office, state)
                select id, :exchange, :kind, label, :office, 'FREE' from unnest(:ids, :labels) as port (id, label)
                on conflict do nothing""")
                .param("exchange", exchange)
                .param("kind", kind)
                .param("office", streetOffice)
                .param(
                        "ids",
                        IntStream.range(0, steps).mapToObj(n -> Ids.next()).toArray(Long[]::new))
                .param(
                        "labels",
                        IntStream.range(present, present + steps)
                                .mapToObj(Inventory::label)
                                .toArray(String[]::new))
                .update();
    }

    @Transactional(readOnly = true)
    public List<Exchange> exchanges(int limit) {
        return db.sql("select code, name_zh, name_en, numbers from resource.exchange order by code limit :limit")
                .param("limit", limit)
                .query((row, n) -> new Exchange(
                        row.getString("code"),
                        new Label(row.getString("name_zh"), row.getString("name_en")),
                        row.getString("numbers")))
                .list();
    }

    /** What is there, by exchange, kind and state. */
    @Transactional(readOnly = true)
    public List<Stock> stock(int limit) {
        return db.sql("""
                select exchange, kind, state, count(*)::int as count from resource.port group by 1, 2, 3
                union all
                select n.exchange, e.numbers, n.state, count(*)::int
                from resource.number n join resource.exchange e on e.code = n.exchange group by 1, 2, 3
                order by 1, 2, 3 limit :limit""")
                .param("limit", limit)
                .query((row, n) -> new Stock(
                        row.getString("exchange"), row.getString("kind"), row.getString("state"), row.getInt("count")))
                .list();
    }

    /** Frees what was kept too long or has rested enough, and lets those rest that have announced enough. Returns how many. */
    public int expire(int limit) {
        var now = Timestamp.from(clock.instant());
        var announced = endAnnouncements(now, limit);
        var numbers = db.sql("""
                update resource.number set state = 'FREE', customer = null, reference = '', until = null
                where number in (select number from resource.number where until <= :now and state <> 'ANNOUNCING'
                                 order by until limit :limit for update skip locked)""").param("now", now).param("limit", limit).update();
        var ports = db.sql("""
                update resource.port set state = 'FREE', customer = null, reference = '', until = null
                where id in (select id from resource.port where until <= :now
                             order by until limit :limit for update skip locked)""").param("now", now).param("limit", limit).update();
        return announced + numbers + ports;
    }

    private int endAnnouncements(Timestamp now, int limit) {
        var over = db.sql("""
                select number from resource.number where until <= :now and state = 'ANNOUNCING'
                order by until limit :limit for update skip locked""")
                .param("now", now)
                .param("limit", limit)
                .query(String.class)
                .list();
        for (var number : over)
            db.sql("""
                    update resource.number set state = 'QUARANTINED', customer = null, reference = '', replacement = '',
                        until = until + make_interval(secs => :rest) where number = :number""")
                    .param("rest", rules.rest(number).toSeconds())
                    .param("number", number)
                    .update();
        return over.size();
    }

    private static String label(int position) {
        return "%02d-%02d-%02d".formatted(position / 1024 + 1, position / 32 % 32 + 1, position % 32 + 1);
    }
}
