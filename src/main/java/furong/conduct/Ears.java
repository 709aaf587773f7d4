package furong.conduct;

import furong.callback.Callback;
import furong.callback.CallbackId;
import furong.callback.Callbacks;
import furong.convention.Conventions;
import furong.customer.CustomerId;
import furong.fieldwork.Visits;
import furong.inspection.FindingMade;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.promise.PromiseBroken;
import furong.promise.PromiseKept;
import furong.promise.PromiseType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.moments.HourHasPassed;
import org.springframework.stereotype.Component;

/** Hears what spot checks found and what customers answered in callbacks, item by item. */
@Component
@AcrossCustomers("late answers of all customers are looked for each hour")
class Ears {

    private static final String CALLBACK = "callback:";
    private static final String NO = "no";
    private static final int LATE_MAX = 500;
    private static final Actor BY = Actor.system("conduct");

    private final JdbcClient db;
    private final Callbacks callbacks;
    private final Signals signals;
    private final Conventions conventions;
    private final Visits visits;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ears(
            JdbcClient db,
            Callbacks callbacks,
            Signals signals,
            Conventions conventions,
            Visits visits,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.callbacks = callbacks;
        this.signals = signals;
        this.conventions = conventions;
        this.visits = visits;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(FindingMade found) {
        if (found.cites().isEmpty() || found.person() == null) return;
        var _ = signals.take(
                new NewSignal(
                        Signal.Source.FINDING,
                        "finding:" + found.finding().text(),
                        staff.member(found.person()),
                        found.badge(),
                        found.cites(),
                        LocalDate.ofInstant(found.at(), clock.getZone()),
                        found.note(),
                        found.page(),
                        null,
                        found.inspector()),
                BY);
    }

    @ApplicationModuleListener
    void on(PromiseKept kept) {
        if (kept.type() == PromiseType.CALLBACK) heard(kept.customer(), kept.subject());
    }

    /** Broken is told when the time is over, or when it was ended late: then the answers come later, or are there. */
    @ApplicationModuleListener
    void on(PromiseBroken broken) {
        if (broken.type() != PromiseType.CALLBACK) return;
        if (heard(broken.customer(), broken.subject())) return;
        var _ = db.sql("insert into conduct.late_callback (customer, callback) values (?, ?) on conflict do nothing")
                .params(
                        broken.customer().value(),
                        CallbackId.of(broken.subject().substring(CALLBACK.length()))
                                .value())
                .update();
    }

    @ApplicationModuleListener
    void on(HourHasPassed hour) {
        var late = db.sql("select customer, callback from conduct.late_callback order by callback limit ?")
                .param(LATE_MAX)
                .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
                .list();
        for (var one : late) {
            if (!heard(new CustomerId(one[0]), new CallbackId(one[1]).subject())) continue;
            var _ = db.sql("delete from conduct.late_callback where customer = ? and callback = ?")
                    .params(one[0], one[1])
                    .update();
        }
    }

    /** Whether that callback has ended and its answers are noted, now or before. */
    private boolean heard(CustomerId customer, String subject) {
        if (!subject.startsWith(CALLBACK)) return true;
        var id = CallbackId.of(subject.substring(CALLBACK.length()));
        var view = callbacks.view(customer, id);
        if (!(view.callback() instanceof Callback.Closed closed)) return false;
        var handler = closed.matter().handler();
        var who = staff.members(List.of(handler)).get(handler);
        if (who == null) return true;
        var asked = new ArrayList<String>();
        var missed = new ArrayList<String>();
        for (var question : view.script().questions()) {
            var answer = view.answers().getOrDefault(question.code(), "");
            if (question.item().isEmpty() || answer.isEmpty()) continue;
            asked.add(question.item());
            if (answer.equals(NO)) missed.add(question.item());
        }
        if (note(closed, who, asked, missed) == 0) return true;
        for (var item : missed) signal(closed, who, item);
        events.publishEvent(new CustomerAnswered(
                customer,
                id,
                handler,
                who.unit(),
                closed.closing().level(),
                closed.closing().at()));
        return true;
    }

    /** Of the items asked about, those whoever did the work had ticked as kept. */
    private List<String> ticked(Callback.Closed closed, List<String> asked) {
        var own = visits.ownList(closed.customer(), closed.matter().subject());
        return asked.stream().filter(item -> own.getOrDefault(item, false)).toList();
    }

    private int note(Callback.Closed closed, StaffMember who, List<String> asked, List<String> missed) {
        var level = closed.closing().level();
        return db.sql("""
                        insert into conduct.answer (customer, callback, person, unit, level, day, asked, missed,
                                                    ticked)
                        values (:customer, :callback, :person, :unit, :level, :day, :asked, :missed, :ticked)
                        on conflict do nothing""")
                .param("customer", closed.customer().value())
                .param("callback", closed.id().value())
                .param("person", who.id().value())
                .param("unit", who.unit().value())
                .param("level", level == null ? null : level.name())
                .param("day", day(closed))
                .param("asked", asked.toArray(String[]::new))
                .param("missed", missed.toArray(String[]::new))
                .param("ticked", ticked(closed, asked).toArray(String[]::new))
                .update();
    }

    private void signal(Callback.Closed closed, StaffMember who, String item) {
        if (conventions.on(day(closed)).item(item).isEmpty()) return;
        var page = "/callbacks/" + closed.customer().text() + "/" + closed.id().text();
        var _ = signals.take(
                new NewSignal(
                        Signal.Source.CALLBACK,
                        closed.id().subject() + ":" + item,
                        who,
                        who.badge(),
                        item,
                        day(closed),
                        closed.closing().remark(),
                        page,
                        null,
                        0),
                BY);
    }

    private LocalDate day(Callback.Closed closed) {
        return LocalDate.ofInstant(closed.closing().at(), clock.getZone());
    }
}
