package furong.arrival;

import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.dispatch.Days;
import furong.dispatch.NewTimesWanted;
import furong.dispatch.PullForward;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.fieldwork.day.VisitChanged;
import furong.message.Messages;
import furong.organisation.Staff;
import furong.planning.DayPlan;
import furong.planning.Marks;
import furong.planning.StopId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Label;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

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

    private static final Actor BY = Actor.system("arrival");

    private final JdbcClient db;
    private final Arrivals arrivals;
    private final Visits visits;
    private final Days days;
    private final Staff staff;
    private final Customers customers;
    private final Messages messages;
    private final Clock clock;

    Telling(
            JdbcClient db,
            Arrivals arrivals,
            Visits visits,
            Days days,
            Staff staff,
            Customers customers,
            Messages messages,
            Clock clock) {
        this.db = db;
        this.arrivals = arrivals;
        this.visits = visits;
        this.days = days;
        this.staff = staff;
        this.customers = customers;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    void on(VisitChanged changed) {
        switch (changed.state()) {
            case BOOKED -> {}
            case ON_THE_WAY -> onTheWay(visits.get(changed.customer(), changed.visit()));
            case DONE, CANCELLED -> over(changed.customer(), changed.visit());
            case ARRIVED, WAITING, WORKING, CUSTOMER_ABSENT, FAILED -> {}
        }
    }

    /** At the end of the transaction: whoever tells the window with an order has done so by then. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void agreed(VisitChanged changed) {
        if (changed.state() == Visit.State.BOOKED) agreed(visits.get(changed.customer(), changed.visit()));
    }

    /** The crew was at the door in vain: another time at once. */
    @EventListener
    void on(NewTimesWanted wanted) {
        anotherTime(visits.get(wanted.customer(), wanted.visit()));
    }

    /** A crew has time now and this customer's turn is later. */
    @EventListener
    void on(PullForward.Offered offered) {
        var until = LocalTime.ofInstant(offered.until(), clock.getZone()).truncatedTo(ChronoUnit.MINUTES);
        var visit = visits.get(offered.customer(), offered.visit());
        var words = List.of(offered.starts().truncatedTo(ChronoUnit.MINUTES).toString(), until.toString());
        say(visit, "VISIT_SOONER", words, "pull-forward:" + offered.id().text());
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
        if (due.isEmpty()) return 0;
        var places = days.plan(now.toLocalDate().plusDays(1)).places();
        for (var one : due) {
            var visit = visits.get(one.customer(), one.visit());
            var placed = places.get(StopId.of(one.visit()));
            var told = placed == null ? null : placed.stop().marks().told();
            var window = told == null ? window(visit) : window(visit, told);
            say(visit, "VISIT_TOMORROW", List.of(purpose(visit).packed(), window));
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
        if (arrivals.note(visit))
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
        say(visit, template, words, visit.appointment().subject(visit.id()));
    }

    private void say(Visit visit, String template, List<String> words, String occasion) {
        var phone = customers.messageNumber(visit.customer());
        if (phone.isEmpty()) return;
        var args = new ArrayList<String>();
        args.add(arrivals.link(visit.customer(), visit.id(), until(visit)));
        args.addAll(words);
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
        return visit.appointment().dueAt().plus(Arrivals.AFTERWARDS);
    }

    /** The hour that the night plan has made of the window. */
    private static String window(Visit visit, Marks.Told told) {
        return window(visit.appointment().day(), DayPlan.time(told.from()), DayPlan.time(told.until()));
    }

    private static String window(Visit visit) {
        var at = visit.appointment();
        return window(at.day(), at.from(), at.until());
    }

    private static String window(LocalDate day, LocalTime from, LocalTime until) {
        return day + " " + from + "–" + until;
    }
}
