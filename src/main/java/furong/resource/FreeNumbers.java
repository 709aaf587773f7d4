package furong.resource;

import furong.platform.Money;
import furong.platform.Page;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list to choose a number from: by area, by the digits somebody likes, by grade, page by page. */
@Component
@Transactional(readOnly = true)
public class FreeNumbers {

    private static final int PAGE_MAX = 500;
    private static final int EXCHANGES_MAX = 1000;

    private final JdbcClient db;

    FreeNumbers(JdbcClient db) {
        this.db = db;
    }

    /** In order of the numbers, those that come after {@code after}, {@code ""} for the first page. */
    public Page<FreeNumber> page(NumberSearch wanted, String after, int limit) {
        var rows = Math.min(limit, PAGE_MAX);
        var containing = digits(wanted.containing(), "containing");
        var ending = digits(wanted.ending(), "ending");
        var found = db.sql("""
                select n.number, n.exchange, n.grade, g.fee_minor, g.currency
                from unnest(:exchanges) as e (code)
                cross join lateral (
                    select number, exchange, grade from resource.number
                    where exchange = e.code and state = 'FREE' and number > :after"""
                        + (wanted.grade() == null ? "" : " and grade = :grade")
                        + (containing.isEmpty() ? "" : " and number like :containing")
                        + (ending.isEmpty() ? "" : " and number like :ending") + """
                     order by number limit :rows) n
                join resource.grade g on g.code = n.grade order by n.number limit :rows""")
                .param("exchanges", exchanges(wanted).toArray(String[]::new))
                .param("after", after)
                .param("grade", wanted.grade())
                .param("containing", "%" + containing + "%")
                .param("ending", "%" + ending)
                .param("rows", rows + 1)
                .query(FreeNumbers::read)
                .list();
        return Page.of(found, rows, FreeNumber::number);
    }

    /** Asked first, so that of each only as many numbers are read as fill a page. */
    private List<String> exchanges(NumberSearch wanted) {
        var area = wanted.area();
        return db.sql("""
                select code from resource.exchange e
                where (:kind = '' or numbers = :kind) and (:exchange = '' or code = :exchange)
                  and (:district = '' or exists (
                      select from resource.exchange_area a
                      where a.exchange = e.code and a.district = :district and a.street_office in (:office, '')))
                order by code limit :max""")
                .param("kind", wanted.kind())
                .param("exchange", wanted.exchange())
                .param("district", area == null ? "" : area.district())
                .param("office", area == null ? "" : area.streetOffice())
                .param("max", EXCHANGES_MAX)
                .query((row, n) -> row.getString("code"))
                .list();
    }

    /** One number, free or not, with its grade; empty if it is not ours. */
    Optional<FreeNumber> graded(String number) {
        return db.sql("""
                select n.number, n.exchange, n.grade, g.fee_minor, g.currency
                from resource.number n join resource.grade g on g.code = n.grade where n.number = :number""").param("number", number).query(FreeNumbers::read).optional();
    }

    static FreeNumber read(ResultSet row, int n) throws SQLException {
        return new FreeNumber(
                row.getString("number"),
                row.getString("exchange"),
                row.getString("grade"),
                new Money(row.getLong("fee_minor"), row.getString("currency")));
    }

    private static String digits(String text, String field) {
        if (!text.matches("\\d{0,15}")) throw Refused.field(field, "number-digits", text);
        return text;
    }
}
