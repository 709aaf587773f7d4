package furong.dispatch;

import furong.planning.PlanRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What holds on a day: data. */
@Component
class RuleBook {

    private final JdbcClient db;

    RuleBook(JdbcClient db) {
        this.db = db;
    }

    /**
     * The rules of a day.
     *
     * @param toldMinutes how narrow the window is that a customer is told the evening before
     * @param nightMillis how long the night plan is searched
     * @param liveMillis how long an answer to an event is searched
     * @param nearbyCrews how many crews' days an event may change
     * @param pullForwardMax how many later customers are asked at once whether we may come now
     * @param pullForwardMinutes how long they have to answer
     */
    record Rules(
            PlanRules plan,
            int toldMinutes,
            int nightMillis,
            int liveMillis,
            int nearbyCrews,
            int pullForwardMax,
            int pullForwardMinutes) {}

    Rules on(LocalDate day) {
        return db.sql("""
                select * from dispatch.rule where since <= :day order by since desc limit 1""")
                .param("day", day)
                .query((row, n) -> new Rules(
                        plan(row),
                        row.getInt("told_minutes"),
                        row.getInt("night_millis"),
                        row.getInt("live_millis"),
                        row.getInt("nearby_crews"),
                        row.getInt("pull_forward_max"),
                        row.getInt("pull_forward_minutes")))
                .single();
    }

    private static PlanRules plan(ResultSet row) throws SQLException {
        return new PlanRules(
                row.getInt("idle_minutes"),
                tick(row, "meal_from"),
                tick(row, "meal_until"),
                row.getInt("meal_minutes"),
                row.getInt("overtime_minutes"),
                row.getInt("detour_minutes"),
                row.getInt("margin_minutes"),
                tick(row, "shift_from"),
                tick(row, "shift_until"));
    }

    private static int tick(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalTime.class).toSecondOfDay();
    }
}
