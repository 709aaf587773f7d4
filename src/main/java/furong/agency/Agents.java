package furong.agency;

import furong.platform.Label;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who takes payments for us, as data; read again every few seconds, for every payment asks. */
@Component
class Agents {

    private static final int MANY = 200;
    private static final long REMEMBERED_NANOS = 5_000_000_000L;

    private final JdbcClient db;
    private volatile @Nullable Known known;

    Agents(JdbcClient db) {
        this.db = db;
    }

    private record Known(Map<AgentCode, Agent> agents, long at) {}

    List<Agent> all() {
        return known().values().stream()
                .sorted(java.util.Comparator.comparing(Agent::kind).thenComparing(Agent::code))
                .toList();
    }

    Agent get(AgentCode code) {
        var agent = known().get(code);
        if (agent == null) throw new Refused("not-found", code.value());
        return agent;
    }

    private Map<AgentCode, Agent> known() {
        var last = known;
        if (last != null && System.nanoTime() - last.at() < REMEMBERED_NANOS) return last.agents();
        var fresh = db.sql("""
                        select code, kind, name_zh, name_en, bic, clearing, cut_off, fee_minor, keeps_fee, per_second_max
                        from agency.agent limit ?""").param(MANY).query((row, n) -> agent(row)).list().stream()
                .collect(Collectors.toMap(Agent::code, Function.identity()));
        known = new Known(fresh, System.nanoTime());
        return fresh;
    }

    private static Agent agent(ResultSet row) throws SQLException {
        return new Agent(
                new AgentCode(row.getString("code")),
                Agent.Kind.valueOf(row.getString("kind")),
                new Label(row.getString("name_zh"), row.getString("name_en")),
                row.getString("bic"),
                row.getString("clearing"),
                row.getObject("cut_off", LocalTime.class),
                row.getLong("fee_minor"),
                row.getBoolean("keeps_fee"),
                row.getInt("per_second_max"));
    }
}
