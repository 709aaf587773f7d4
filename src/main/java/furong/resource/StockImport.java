package furong.resource;

import furong.platform.AcrossCustomers;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.resource.StockImport.Outcome.Imported;
import furong.resource.StockImport.Outcome.Rejected;
import furong.resource.StockImport.Outcome.Unchanged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes over a stock of exchanges, numbers, ports and pairs, many at once; again, it changes nothing. */
@Component
@Transactional
@AcrossCustomers("the stock belongs to nobody")
public class StockImport {

    private static final String EXCHANGE = "EXCHANGE";
    private static final String NUMBER = "NUMBER";

    private final JdbcClient db;
    private final Grades grades;

    StockImport(JdbcClient db, Grades grades) {
        this.db = db;
        this.grades = grades;
    }

    /**
     * One thing of the stock.
     *
     * @param type EXCHANGE, NUMBER or a kind of port
     * @param exchange code of the exchange it is, or belongs to
     * @param label the number itself, or what is written on the frame; {@code ""} for an exchange
     * @param area for an exchange a district or street office it serves, for a port the only office it leads to, or ""
     * @param nameZh of an exchange, {@code ""} otherwise
     * @param nameEn of an exchange, {@code ""} otherwise
     * @param numbers what an exchange's numbers are for, {@code ""} otherwise
     */
    public record Row(
            String type, String exchange, String label, String area, String nameZh, String nameEn, String numbers) {}

    /** What became of a row. */
    public sealed interface Outcome {
        record Imported() implements Outcome {}

        record Unchanged() implements Outcome {}

        record Rejected(Refused why) implements Outcome {}
    }

    /** Takes these over, exchanges first. Answers in the same order; a row that is refused does not hinder the others. */
    public List<Outcome> take(List<Row> rows, Set<String> portKinds) {
        var outcomes = new ArrayList<@Nullable Outcome>(Collections.nCopies(rows.size(), null));
        for (var n = 0; n < rows.size(); n++) {
            var why = wrong(rows.get(n), portKinds);
            if (why != null) outcomes.set(n, new Rejected(why));
            else if (rows.get(n).type().equals(EXCHANGE)) outcomes.set(n, exchange(rows.get(n)));
        }
        var known = new HashSet<>(db.sql("select code from resource.exchange where code = any(:codes)")
                .param("codes", array(rows, Row::exchange))
                .query(String.class)
                .list());
        for (var n = 0; n < rows.size(); n++)
            if (outcomes.get(n) == null && !known.contains(rows.get(n).exchange()))
                outcomes.set(
                        n,
                        new Rejected(Refused.field(
                                "exchange", "stock-exchange", rows.get(n).exchange())));
        numbers(rows, left(rows, outcomes, true), outcomes);
        ports(rows, left(rows, outcomes, false), outcomes);
        return outcomes.stream().map(Objects::requireNonNull).toList();
    }

    private static @Nullable Refused wrong(Row row, Set<String> portKinds) {
        if (row.exchange().isEmpty()) return Refused.field("exchange", "stock-exchange", "");
        return switch (row.type()) {
            case EXCHANGE -> {
                if (!row.numbers().matches("[A-Z_]+")) yield Refused.field("numbers", "stock-numbers", row.numbers());
                if (row.nameZh().isEmpty() || row.nameEn().isEmpty()) yield Refused.field("name_zh", "stock-name");
                yield row.area().matches("(\\d{6}|\\d{9})?") ? null : Refused.field("area", "stock-area", row.area());
            }
            case NUMBER ->
                row.label().matches("\\d{5,15}") ? null : Refused.field("label", "stock-number", row.label());
            default -> {
                if (!portKinds.contains(row.type())) yield Refused.field("type", "stock-type", row.type());
                if (row.label().isEmpty() || row.label().length() > 60) yield Refused.field("label", "stock-label");
                yield row.area().matches("(\\d{9})?") ? null : Refused.field("area", "stock-area", row.area());
            }
        };
    }

    private Outcome exchange(Row row) {
        var made = db.sql("""
                insert into resource.exchange as e (code, name_zh, name_en, numbers) values (:code, :zh, :en, :numbers)
                on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en
                where e.numbers = excluded.numbers
                  and (e.name_zh, e.name_en) is distinct from (excluded.name_zh, excluded.name_en)""")
                .param("code", row.exchange())
                .param("zh", row.nameZh())
                .param("en", row.nameEn())
                .param("numbers", row.numbers())
                .update();
        var same = db.sql("select numbers from resource.exchange where code = :code")
                .param("code", row.exchange())
                .query(String.class)
                .single()
                .equals(row.numbers());
        if (!same) return new Rejected(Refused.field("numbers", "stock-numbers", row.numbers()));
        if (!row.area().isEmpty())
            made += db.sql("""
                    insert into resource.exchange_area (district, street_office, exchange)
                    values (:district, :office, :code) on conflict do nothing""")
                    .param("district", row.area().substring(0, 6))
                    .param("office", row.area().length() == 9 ? row.area() : "")
                    .param("code", row.exchange())
                    .update();
        return made > 0 ? new Imported() : new Unchanged();
    }

    private static List<Integer> left(List<Row> rows, List<@Nullable Outcome> outcomes, boolean numbers) {
        return IntStream.range(0, rows.size())
                .filter(n -> outcomes.get(n) == null)
                .filter(n -> rows.get(n).type().equals(NUMBER) == numbers)
                .boxed()
                .toList();
    }

    private void numbers(List<Row> rows, List<Integer> places, List<@Nullable Outcome> outcomes) {
        if (places.isEmpty()) return;
        var book = grades.book();
        var wanted = places.stream().map(rows::get).toList();
        var fresh = new HashSet<>(db.sql("""
                insert into resource.number (number, exchange, state, grade)
                select number, exchange, 'FREE', grade
                from unnest(:numbers, :exchanges, :grades) as t (number, exchange, grade)
                on conflict do nothing returning number""")
                .param("numbers", array(wanted, Row::label))
                .param("exchanges", array(wanted, Row::exchange))
                .param("grades", array(wanted, row -> book.grade(row.label())))
                .query(String.class)
                .list());
        var homes = new HashMap<String, String>();
        db.sql("select number, exchange from resource.number where number = any(:numbers)")
                .param("numbers", array(wanted, Row::label))
                .query(row -> {
                    homes.put(row.getString(1), row.getString(2));
                });
        for (var n : places) {
            var row = rows.get(n);
            var home = homes.getOrDefault(row.label(), "");
            if (!home.equals(row.exchange()))
                outcomes.set(n, new Rejected(Refused.field("exchange", "stock-elsewhere", row.label(), home)));
            else outcomes.set(n, fresh.remove(row.label()) ? new Imported() : new Unchanged());
        }
    }

    private record Key(String exchange, String kind, String label) {}

    private record Standing(String office, boolean free) {}

    private void ports(List<Row> rows, List<Integer> places, List<@Nullable Outcome> outcomes) {
        if (places.isEmpty()) return;
        var wanted = places.stream().map(rows::get).toList();
        var fresh = new HashSet<>(db.sql("""
                insert into resource.port (id, exchange, kind, label, street_office, state)
                select id, exchange, kind, label, office, 'FREE'
                from unnest(:ids, :exchanges, :kinds, :labels, :offices) as t (id, exchange, kind, label, office)
                on conflict do nothing returning exchange, kind, label""")
                .param("ids", wanted.stream().map(row -> Ids.next()).toArray(Long[]::new))
                .param("exchanges", array(wanted, Row::exchange))
                .param("kinds", array(wanted, Row::type))
                .param("labels", array(wanted, Row::label))
                .param("offices", array(wanted, Row::area))
                .query((row, n) -> new Key(row.getString(1), row.getString(2), row.getString(3)))
                .list());
        var standing = standing(wanted);
        for (var n : places) {
            var row = rows.get(n);
            var key = key(row);
            var there = Objects.requireNonNull(standing.get(key));
            if (fresh.remove(key)) outcomes.set(n, new Imported());
            else if (there.office().equals(row.area())) outcomes.set(n, new Unchanged());
            else if (!there.free()) outcomes.set(n, new Rejected(Refused.field("area", "stock-in-use", row.label())));
            else {
                lead(key, row.area());
                standing.put(key, new Standing(row.area(), true));
                outcomes.set(n, new Imported());
            }
        }
    }

    private Map<Key, Standing> standing(List<Row> wanted) {
        var standing = new HashMap<Key, Standing>();
        db.sql("""
                select p.exchange, p.kind, p.label, p.street_office, p.state = 'FREE'
                from resource.port p join unnest(:exchanges, :kinds, :labels) as t (exchange, kind, label)
                  on p.exchange = t.exchange and p.kind = t.kind and p.label = t.label""")
                .param("exchanges", array(wanted, Row::exchange))
                .param("kinds", array(wanted, Row::type))
                .param("labels", array(wanted, Row::label))
                .query(row -> {
                    standing.put(
                            new Key(row.getString(1), row.getString(2), row.getString(3)),
                            new Standing(row.getString(4), row.getBoolean(5)));
                });
        return standing;
    }

    private void lead(Key key, String office) {
        db.sql("""
                update resource.port set street_office = :office
                where exchange = :exchange and kind = :kind and label = :label and state = 'FREE'""")
                .param("office", office)
                .param("exchange", key.exchange())
                .param("kind", key.kind())
                .param("label", key.label())
                .update();
    }

    private static Key key(Row row) {
        return new Key(row.exchange(), row.type(), row.label());
    }

    private static String[] array(List<Row> rows, Function<Row, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}
