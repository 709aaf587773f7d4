package furong.debit;

import furong.customer.CustomerId;
import furong.platform.Label;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What follows from a bank's reason: data, applied in one place. */
@Component
public class Reasons {

    private static final int MANY = 500;
    private static final String OTHER = "*";

    private final JdbcClient db;
    private final Clock clock;

    Reasons(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public List<Reason> all() {
        return db.sql("""
                select code, name_zh, name_en, does, retry_after_days, retries_max, fee_minor from debit.reason
                order by code = '*', code limit ?""")
                .param(MANY)
                .query((row, n) -> new Reason(
                        row.getString("code"),
                        new Label(row.getString("name_zh"), row.getString("name_en")),
                        Reason.Does.valueOf(row.getString("does")),
                        row.getInt("retry_after_days"),
                        row.getInt("retries_max"),
                        row.getLong("fee_minor")))
                .list();
    }

    Reason of(String code) {
        var all = all();
        return all.stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseGet(() -> all.stream()
                        .filter(reason -> reason.code().equals(OTHER))
                        .findFirst()
                        .orElseThrow());
    }

    /**
     * Does to the mandate what the reason says, once for each failed collection; whoever calls has just changed the
     * collection's state. Answers with what is left to people: {@code CALL} also after the last retry.
     */
    Reason.Does follow(CustomerId customer, MandateId mandate, Reason reason, @Nullable LocalDate day) {
        var failed = day == null ? LocalDate.ofInstant(clock.instant(), clock.getZone()) : day;
        return switch (reason.does()) {
            case CALL -> {
                failures(customer, mandate, null);
                yield Reason.Does.CALL;
            }
            case STOP -> {
                var _ = db.sql("""
                                update debit.mandate set state = 'STOPPED', stopped_at = ?, stopped_why = ?
                                where customer = ? and id = ? and state = 'ACTIVE'""")
                        .params(Timestamp.from(clock.instant()), reason.code(), customer.value(), mandate.value())
                        .update();
                yield Reason.Does.STOP;
            }
            case RETRY -> {
                var failures = failures(customer, mandate, failed.plusDays(reason.retryAfterDays()));
                yield failures > reason.retriesMax() ? Reason.Does.CALL : Reason.Does.RETRY;
            }
        };
    }

    private int failures(CustomerId customer, MandateId mandate, @Nullable LocalDate notBefore) {
        return db.sql("""
                        update debit.mandate set failures = failures + 1, not_before = :day
                        where customer = :customer and id = :id returning failures""")
                .param("day", notBefore)
                .param("customer", customer.value())
                .param("id", mandate.value())
                .query(Integer.class)
                .single();
    }
}
