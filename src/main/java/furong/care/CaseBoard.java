package furong.care;

import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import furong.platform.Ids;
import furong.platform.Page;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The cases of a part of the house: lists to work through, and what they say about us. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("a unit's lists and counts run over all customers")
public class CaseBoard {

    /** Counting stops here: whoever sees so many does not work through them one by one. */
    public static final int COUNT_MAX = 1_000;

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient db;
    private final CaseRows rows;
    private final Clock clock;

    CaseBoard(JdbcClient db, CaseRows rows, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.clock = clock;
    }

    /** The lists. Message keys {@code care.tab.…}. */
    public enum Tab {
        OPEN("unit", "state = 'OPEN' and parked_until is null", "due_at"),
        LATE("unit", "state = 'OPEN' and due_at < :now", "due_at"),
        ESCALATED("escalated_to", "state = 'OPEN' and level > 0", "due_at"),
        PARKED("unit", "state = 'OPEN' and parked_until is not null", "parked_until"),
        TO_CLOSE("unit", "state = 'ANSWERED'", "answered_at"),
        CLOSED("unit", "state = 'CLOSED'", "closed_at");

        private final String unit;
        private final String where;
        private final String order;

        Tab(String unit, String where, String order) {
            this.unit = unit;
            this.where = where;
            this.order = order;
        }

        /** Asks the index of each unit for its first few, so that a great many cases cost as little as ten. */
        String ofEachUnit(String what, String rest) {
            return "select " + what + " from unnest(:units) as mine (unit) cross join lateral ("
                    + "select * from care.case k where k." + unit + " = mine.unit and " + where + rest + ") c";
        }
    }

    /** One page of a list: earliest due first; of the closed, latest first. {@code type} "" for all. */
    public Page<Case> list(Scope scope, Tab tab, String type, @Nullable String after, int limit) {
        var newest = tab == Tab.CLOSED;
        var key = Key.parse(after, newest);
        var order = newest
                ? " order by " + tab.order + " desc, customer desc, id desc limit " + (limit + 1)
                : " order by " + tab.order + ", customer, id limit " + (limit + 1);
        var rest = " and (" + tab.order + ", customer, id) " + (newest ? "<" : ">") + " (:at, :customer, :id)"
                + (type.isEmpty() ? "" : " and procedure = :type") + order;
        var found = db.sql(tab.ofEachUnit("c.*", rest) + order)
                .param("units", scope.array())
                .param("now", Timestamp.from(clock.instant()))
                .param("at", Timestamp.from(key.at()))
                .param("customer", key.customer())
                .param("id", key.id())
                .param("type", type)
                .query((row, n) -> rows.read(row))
                .list();
        return Page.of(found, limit, one -> Key.of(one, tab).text());
    }

    /** How many a list has, at most {@value COUNT_MAX}. */
    public long count(Scope scope, Tab tab) {
        return db.sql("select count(*) from (" + tab.ofEachUnit("1", " limit " + COUNT_MAX) + " limit " + COUNT_MAX
                        + ") counted")
                .param("units", scope.array())
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** The cases whose number begins so, in scope. */
    public List<Case> byNumber(String beginning, Scope scope, int limit) {
        return db.sql("""
                        select * from care.case where number like :beginning and unit = any(:units)
                        order by number limit :limit""")
                .param("beginning", beginning.replaceAll("[\\\\%_]", "") + "%")
                .param("units", scope.array())
                .param("limit", limit)
                .query((row, n) -> rows.read(row))
                .list();
    }

    /** Where a page ends. */
    private record Key(Instant at, long customer, long id) {

        static Key parse(@Nullable String text, boolean newest) {
            if (text == null || text.isEmpty()) return newest ? new Key(LAST, Long.MAX_VALUE, 0) : new Key(FIRST, 0, 0);
            var parts = text.split("-", 3);
            if (parts.length != 3 || !parts[0].matches("\\d{1,18}")) throw new Refused("not-found", text);
            return new Key(
                    Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS),
                    Ids.parse(parts[1]),
                    Ids.parse(parts[2]));
        }

        static Key of(Case one, Tab tab) {
            var at = switch (tab) {
                case OPEN, LATE, ESCALATED -> one.dueAt();
                case PARKED -> one.parkedUntil();
                case TO_CLOSE -> one.answeredAt();
                case CLOSED -> one.closedAt();
            };
            return new Key(
                    at == null ? one.dueAt() : at,
                    one.customer().value(),
                    one.id().value());
        }

        String text() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + Ids.text(customer) + "-" + Ids.text(id);
        }
    }
}
