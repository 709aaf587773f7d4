package furong.arrival;

import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.fieldwork.day.VisitChanged;
import furong.message.Messages;
import furong.organisation.Staff;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Label;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells a customer the window when it is agreed, again the evening before, and who comes once they are on the way; each
 * time with a link. Who left no number is not told.
 */
@Component
@Transactional
@AcrossCustomers("all customers who are visited on the next day are told in the evening")
class Telling {

    /** From then on the next day's customers are told. */
    static final LocalTime EVENING = LocalTime.of(18, 0);

    /** So long after its window a link still lets the customer choose another day. */
    private static final Duration AFTERWARDS = Duration.ofDays(2);

    private static final Actor BY = Actor.system("arrival");

    private final JdbcClient db;
    private final Arrivals arrivals;
    private final Visits visits;
    private final Staff staff;
    private final Customers customers;
    private final Messages messages;
    private final Clock clock;

    Telling(
            JdbcClient db,
            Arrivals arrivals,
            Visits visits,
            Staff staff,
            Customers customers,
            Messages messages,
            Clock clock) {
        this.db = db;
        this.arrivals = arrivals;
        this.visits = visits;
        this.staff = staff;
        this.customers = customers;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    void on(VisitChanged changed) {
        switch (changed.state()) {
            case BOOKED -> agreed(visits.get(changed.customer(), changed.visit()));
            case ON_THE_WAY -> onTheWay(visits.get(changed.customer(), changed.visit()));
            case DONE, CANCELLED -> over(changed.customer(), changed.visit());
            case ARRIVED, WAITING, WORKING, CUSTOMER_ABSENT, FAILED -> {}
        }
    }

    /** Tells the customers of tomorrow, {@code limit} at most; says how many were due. */
    int evening(int limit) {
        var now = clock.instant().atZone(clock.getZone());
        if (now.toLocalTime().isBefore(EVENING)) return 0;
        record Due(CustomerId customer, VisitId visit) {}
        var due = db.sql("""
                update arrival.visit v set evening_at = :now
                from (select customer, visit from arrival.visit where day = :day and evening_at is null
                      order by visit limit :limit for update skip locked) as due
                where v.customer = due.customer and v.visit = due.visit
                returning v.customer, v.visit""")
                .param("now", Timestamp.from(now.toInstant()))
                .param("day", now.toLocalDate().plusDays(1))
                .param("limit", limit)
                .query((row, n) -> new Due(new CustomerId(row.getLong(1)), new VisitId(row.getLong(2))))
                .list();
        for (var one : due) {
            var visit = visits.get(one.customer(), one.visit());
            say(visit, "VISIT_TOMORROW", List.of(purpose(visit).packed(), window(visit)));
        }
        return due.size();
    }

    /** Asks for another time; says whether there is a number to ask, and whether the time can still be changed. */
    boolean anotherTime(Visit visit) {
        var open = switch (visit.state()) {
            case BOOKED, CUSTOMER_ABSENT, FAILED -> true;
            case ON_THE_WAY, ARRIVED, WAITING, WORKING, DONE, CANCELLED -> false;
        };
        if (!open || customers.messageNumber(visit.customer()).isEmpty()) return false;
        say(visit, "VISIT_NEW_TIME", List.of(purpose(visit).packed(), window(visit)));
        return true;
    }

    private void agreed(Visit visit) {
        var appointment = visit.appointment();
        var fresh = db.sql("""
                insert into arrival.visit as known (customer, visit, number, day)
                values (:customer, :visit, :number, :day)
                on conflict (customer, visit) do update
                    set number = excluded.number, day = excluded.day,
                        evening_at = case when known.day = excluded.day then known.evening_at end
                where known.number <> excluded.number""")
                        .param("customer", visit.customer().value())
                        .param("visit", visit.id().value())
                        .param("number", appointment.number())
                        .param("day", appointment.day())
                        .update()
                > 0;
        if (!fresh) return;
        arrivals.extend(visit.customer(), visit.id(), until(visit));
        say(visit, "VISIT_AGREED", List.of(purpose(visit).packed(), window(visit)));
    }

    private void onTheWay(Visit visit) {
        say(
                visit,
                "VISIT_ON_THE_WAY",
                List.of(purpose(visit).packed(), who(visit).packed()));
    }

    private void over(CustomerId customer, VisitId visit) {
        arrivals.end(customer, visit);
        db.sql("delete from arrival.visit where customer = :customer and visit = :visit")
                .param("customer", customer.value())
                .param("visit", visit.value())
                .update();
    }

    private void say(Visit visit, String template, List<String> words) {
        var phone = customers.messageNumber(visit.customer());
        if (phone.isEmpty()) return;
        var args = new ArrayList<String>();
        args.add(arrivals.link(visit.customer(), visit.id(), until(visit)));
        args.addAll(words);
        var occasion = visit.appointment().subject(visit.id());
        var _ = messages.send(visit.customer(), phone, template, args, occasion, BY);
    }

    private Label who(Visit visit) {
        var crew = staff.ofCrew(visit.appointment().crew());
        return new Label(
                crew.stream()
                        .map(one -> one.name().zh() + "（工号" + one.badge() + "）")
                        .collect(Collectors.joining("、")),
                crew.stream()
                        .map(one -> one.name().en() + " (badge " + one.badge() + ")")
                        .collect(Collectors.joining(", ")));
    }

    private static Label purpose(Visit visit) {
        return visit.job().purpose().equals("REPAIR") ? new Label("维修", "Repair") : new Label("装机", "Installation");
    }

    private Instant until(Visit visit) {
        return visit.appointment().dueAt().plus(AFTERWARDS);
    }

    private static String window(Visit visit) {
        var at = visit.appointment();
        return window(at.day(), at.from(), at.until());
    }

    private static String window(LocalDate day, LocalTime from, LocalTime until) {
        return day + " " + from + "–" + until;
    }
}
