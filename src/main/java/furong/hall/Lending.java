package furong.hall;

import furong.organisation.HallId;
import furong.organisation.OpeningHours;
import furong.organisation.Organisation;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lending register of each hall: umbrellas, reading glasses, dictionaries, directories. Nothing vanishes from it. */
@Component
@Transactional
@AcrossCustomers("things are lent by halls, to customers and others")
public class Lending {

    private static final Pattern PHONE = Pattern.compile("[0-9+ -]{5,20}");
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final int NAME_MAX = 60;
    private static final int ITEMS_MAX = 100;

    private final JdbcClient db;
    private final Organisation organisation;
    private final Audit audit;
    private final Clock clock;

    Lending(JdbcClient db, Organisation organisation, Audit audit, Clock clock) {
        this.db = db;
        this.organisation = organisation;
        this.audit = audit;
        this.clock = clock;
    }

    /** What can be lent anywhere, and how many of it this hall has. */
    @Transactional(readOnly = true)
    public List<Stock> stock(HallId hall) {
        return db.sql("""
                select i.code, i.name_zh, i.name_en, i.days, coalesce(s.total, 0) as total,
                    coalesce(s.in_hall, 0) as in_hall, coalesce(s.out, 0) as out, coalesce(s.lost, 0) as lost
                from hall.item i left join hall.stock s on s.item = i.code and s.hall = ?
                order by i.place limit ?""")
                .params(hall.value(), ITEMS_MAX)
                .query((row, n) -> new Stock(
                        item(row), row.getInt("total"), row.getInt("in_hall"), row.getInt("out"), row.getInt("lost")))
                .list();
    }

    /** The hall bought (or, negative, discarded) some. Refused as {@code stock-short} if so many are not in the hall. */
    public void buy(HallId hall, String item, int count, Actor by) {
        db.sql("""
                insert into hall.stock (hall, item, total, in_hall, out, lost)
                select ?, code, 0, 0, 0, 0 from hall.item where code = ? on conflict do nothing""").params(hall.value(), item).update();
        var changed = db.sql("""
                update hall.stock set total = total + :count, in_hall = in_hall + :count
                where hall = :hall and item = :item and in_hall + :count >= 0""")
                .param("count", count)
                .param("hall", hall.value())
                .param("item", item)
                .update();
        if (changed == 0) throw Refused.field("count", "stock-short");
        audit.note(by, "stock.changed", 0, "hall:" + hall.text(), Map.of("item", item, "count", count));
    }

    /** Lends one. Refused as {@code stock-none} if none is in the hall: two clerks cannot lend the last one. */
    public LoanId lend(HallId hall, NewLoan wanted, Actor by) {
        if (wanted.name().isBlank() || wanted.name().length() > NAME_MAX)
            throw Refused.field("name", "loan-name", NAME_MAX);
        if (!PHONE.matcher(wanted.phone().strip()).matches()) throw Refused.field("phone", "loan-phone");
        var taken = db.sql("""
                update hall.stock set in_hall = in_hall - 1, out = out + 1
                where hall = ? and item = ? and in_hall > 0""").params(hall.value(), wanted.item()).update();
        if (taken == 0) throw Refused.field("item", "stock-none");
        var id = LoanId.next();
        var now = clock.instant();
        var customer = wanted.customer();
        db.sql("""
                insert into hall.loan (hall, id, item, customer, name, phone, lent_at, due_at, lent_by, badge)
                values (:hall, :id, :item, :customer, :name, :phone, :now, :due, :person, :badge)""")
                .param("hall", hall.value())
                .param("id", id.value())
                .param("item", wanted.item())
                .param("customer", customer == null ? null : customer.value(), java.sql.Types.BIGINT)
                .param("name", wanted.name().strip())
                .param("phone", wanted.phone().strip())
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(due(hall, wanted.item(), now)))
                .param("person", by.person())
                .param("badge", by.badge())
                .update();
        return id;
    }

    /** It came back. Doing it twice changes nothing more. */
    public void takeBack(HallId hall, LoanId id, Actor by) {
        end(hall, id, "RETURNED", "out = out - 1, in_hall = in_hall + 1", by);
    }

    /** It will not come back. */
    public void lost(HallId hall, LoanId id, Actor by) {
        end(hall, id, "LOST", "out = out - 1, lost = lost + 1", by);
    }

    /** The borrower was reminded, gently: by a call, in passing. */
    public void reminded(HallId hall, LoanId id, Actor by) {
        var noted = db.sql("""
                update hall.loan set reminders = reminders + 1, reminded_at = ?
                where hall = ? and id = ? and ended_at is null""")
                .params(Timestamp.from(clock.instant()), hall.value(), id.value())
                .update();
        if (noted == 0) throw new Refused("loan-over");
        audit.note(by, "loan.reminded", 0, "loan:" + id.text(), Map.of());
    }

    /** What is out, the longest due first; then what came back or was lost of late. */
    @Transactional(readOnly = true)
    public List<Loan> loans(HallId hall, int limit) {
        return db.sql("""
                select l.*, i.code, i.name_zh, i.name_en, i.days from hall.loan l join hall.item i on i.code = l.item
                where l.hall = ?
                order by l.ended_at is not null, case when l.ended_at is null then l.due_at end, l.ended_at desc limit ?""")
                .params(hall.value(), limit)
                .query((row, n) -> loan(row))
                .list();
    }

    /** How many loans of a hall are overdue now. */
    @Transactional(readOnly = true)
    public int overdue(HallId hall) {
        return db.sql("select count(*) from hall.loan where hall = ? and ended_at is null and due_at < ?")
                .params(hall.value(), Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }

    private void end(HallId hall, LoanId id, String how, String stock, Actor by) {
        var item = db.sql("""
                update hall.loan set ended_at = :now, ended_how = :how, ended_by = :person
                where hall = :hall and id = :id and ended_at is null returning item""")
                .param("now", Timestamp.from(clock.instant()))
                .param("how", how)
                .param("person", by.person())
                .param("hall", hall.value())
                .param("id", id.value())
                .query(String.class)
                .optional();
        item.ifPresent(code -> db.sql("update hall.stock set " + stock + " where hall = ? and item = ?")
                .params(hall.value(), code)
                .update());
    }

    /** What is lent for the visit is due when the hall closes; the rest at its closing time on the last day. */
    private Instant due(HallId hall, String item, Instant now) {
        var days = db.sql("select days from hall.item where code = ?")
                .param(item)
                .query(Integer.class)
                .single();
        var day = now.atZone(clock.getZone()).toLocalDate().plusDays(days);
        var closing = organisation.hall(hall).hours().stream()
                .filter(open -> open.day() == day.getDayOfWeek())
                .map(OpeningHours::until)
                .max(Comparator.naturalOrder())
                .orElse(EVENING);
        var due = day.atTime(closing).atZone(clock.getZone()).toInstant();
        return due.isAfter(now) ? due : now.plusSeconds(3600);
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("code"),
                new Label(row.getString("name_zh"), row.getString("name_en")),
                row.getInt("days"));
    }

    private static Loan loan(ResultSet row) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        var reminded = row.getTimestamp("reminded_at");
        return new Loan(
                new HallId(row.getLong("hall")),
                new LoanId(row.getLong("id")),
                item(row),
                row.getString("name"),
                row.getString("phone"),
                row.getTimestamp("lent_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getString("badge"),
                ended == null ? null : ended.toInstant(),
                "LOST".equals(row.getString("ended_how")),
                row.getInt("reminders"),
                reminded == null ? null : reminded.toInstant());
    }
}
