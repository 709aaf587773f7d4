package furong.promise;

import static java.sql.Timestamp.from;

import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Breaks promises whose time has passed. */
@Component
@AcrossCustomers("looks for what is overdue among the promises to all customers")
class Overdue {

    private record Late(CustomerId customer, PromiseId promise) {}

    private final JdbcClient db;
    private final Consequences consequences;
    private final ApplicationEventPublisher events;

    Overdue(JdbcClient db, Consequences consequences, ApplicationEventPublisher events) {
        this.db = db;
        this.consequences = consequences;
        this.events = events;
    }

    int breakOverdue(Instant now, int limit) {
        return (int)
                found(now, limit).stream().filter(late -> breakOne(late, now)).count();
    }

    /** In the order of the keys, so that two sweeps never wait for one another crosswise. */
    private List<Late> found(Instant now, int limit) {
        return db
                .sql("""
                select customer, id from promise.promise
                where state = 'OPEN' and due_at < :now
                  and not exists (select from promise.pause u
                                  where u.customer = promise.customer and u.promise = promise.id and u.ended_at is null)
                order by due_at, customer, id limit :limit""")
                .param("now", from(now))
                .param("limit", limit)
                .query((row, n) -> new Late(new CustomerId(row.getLong("customer")), new PromiseId(row.getLong("id"))))
                .list()
                .stream()
                .sorted(Comparator.comparing((Late late) -> late.customer().value())
                        .thenComparing(late -> late.promise().value()))
                .toList();
    }

    private boolean breakOne(Late late, Instant now) {
        var broken = db.sql("""
                update promise.promise set state = 'BROKEN', ended_at = due_at, cause = 'OPERATOR'
                where customer = :customer and id = :id and state = 'OPEN' and due_at < :now
                returning type, subject, due_at""")
                .param("customer", late.customer().value())
                .param("id", late.promise().value())
                .param("now", from(now))
                .query((row, n) -> new PromiseBroken(
                        late.customer(),
                        late.promise(),
                        PromiseType.valueOf(row.getString("type")),
                        row.getString("subject"),
                        PromiseRow.instant(row, "due_at")))
                .optional();
        broken.ifPresent(event -> {
            events.publishEvent(event);
            consequences.settle(late.customer(), late.promise());
        });
        return broken.isPresent();
    }
}
