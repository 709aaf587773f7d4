package furong.network;

import furong.platform.AcrossCustomers;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a service under another customer while it works on: rows are written anew under the new one, for a customer's rows
 * lie together and none is moved by an update. What had ended stays with the one whose it was.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
@AcrossCustomers("a service changes hands: one row leaves a customer and appears at another")
class HandOver {

    private final JdbcClient db;
    private final Clock clock;
    private final Observations observations;
    private final ApplicationEventPublisher events;

    HandOver(JdbcClient db, Clock clock, Observations observations, ApplicationEventPublisher events) {
        this.db = db;
        this.clock = clock;
        this.observations = observations;
        this.events = events;
    }

    void carryOut(long from, long to, ServiceId id, String reference) {
        if (from == to) throw new IllegalArgumentException("handed over to the same customer");
        if (!lock(from, id)) {
            if (lock(to, id)) return;
            throw new Refused("not-found", id.text());
        }
        moveService(from, to, id, reference);
        moveAccess(from, to, id);
        moveSessions(from, to, id);
        observations.goesOn(to, id, clock.instant());
        events.publishEvent(new Teller.Wanted(to, id.value()));
    }

    private boolean lock(long customer, ServiceId id) {
        return db.sql("select 1 from network.service where customer = :customer and id = :id for update")
                .param("customer", customer)
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** A telling under way answers to the old row, which is gone; the new one is told again by whoever comes first. */
    private void moveService(long from, long to, ServiceId id, String reference) {
        db.sql("""
                insert into network.service (customer, id, access_kind, number, port, speed_kbps, exchange, features,
                    reference, wanted_version, wanted_on, wanted_at, wanted_until, observed_version, observed_on,
                    observed_at, attempts, next_try_at, error)
                select :to, id, access_kind, number, port, speed_kbps, exchange, features, :reference, wanted_version,
                    wanted_on, wanted_at, wanted_until, observed_version, observed_on, observed_at, attempts,
                    case when observed_version < wanted_version then cast(:now as timestamptz) end, error
                from network.service where customer = :from and id = :id""")
                .param("to", to)
                .param("reference", reference)
                .param("now", Timestamp.from(clock.instant()))
                .param("from", from)
                .param("id", id.value())
                .update();
        delete("network.service where customer = :from and id = :id", from, id);
    }

    private void moveAccess(long from, long to, ServiceId id) {
        db.sql("""
                insert into network.access (customer, service, username, password, enabled, version, speed_kbps)
                select :to, service, username, password, enabled, version, speed_kbps
                from network.access where customer = :from and service = :id""").param("to", to).param("from", from).param("id", id.value()).update();
        db.sql("""
                update network.login set customer = :to, previous = :from
                where username in (select username from network.access where customer = :from and service = :id)""").param("to", to).param("from", from).param("id", id.value()).update();
        delete("network.access where customer = :from and service = :id", from, id);
    }

    private void moveSessions(long from, long to, ServiceId id) {
        db.sql("""
                insert into network.session (customer, nas, session, service, started_at, seen_at, seconds, octets_in,
                    octets_out, address, cause)
                select :to, nas, session, service, started_at, seen_at, seconds, octets_in, octets_out, address, cause
                from network.session where customer = :from and service = :id and ended_at is null""").param("to", to).param("from", from).param("id", id.value()).update();
        delete("network.session where customer = :from and service = :id and ended_at is null", from, id);
    }

    private void delete(String what, long from, ServiceId id) {
        db.sql("delete from " + what)
                .param("from", from)
                .param("id", id.value())
                .update();
    }
}
