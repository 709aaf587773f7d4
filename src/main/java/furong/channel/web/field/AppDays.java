package furong.channel.web.field;

import furong.channel.web.Shell;
import furong.channel.web.catalog.Answers;
import furong.channel.web.fleet.FleetWords;
import furong.fieldwork.VisitRecord;
import furong.fieldwork.Visits;
import furong.fleet.Rosters;
import furong.material.Held;
import furong.material.Item;
import furong.material.Stores;
import furong.mobile.FieldReports;
import furong.ordering.OrderId;
import furong.ordering.Orders;
import furong.organisation.Crew;
import furong.organisation.Organisation;
import furong.organisation.StaffMember;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Puts together what a technician's device keeps of today and tomorrow. */
@Component
class AppDays {

    private static final String PREFIX = "mobile.app.";
    private static final ResourceBundle KEYS = ResourceBundle.getBundle("i18n.mobile", Locale.ENGLISH);

    private final FieldReports reports;
    private final Visits visits;
    private final Stores stores;
    private final Organisation organisation;
    private final Orders orders;
    private final Rosters rosters;

    AppDays(
            FieldReports reports,
            Visits visits,
            Stores stores,
            Organisation organisation,
            Orders orders,
            Rosters rosters) {
        this.reports = reports;
        this.visits = visits;
        this.stores = stores;
        this.organisation = organisation;
        this.orders = orders;
        this.rosters = rosters;
    }

    AppDay of(StaffMember who, Shell shell) {
        var crew = who.crew() == null ? null : organisation.crew(who.crew());
        var today = shell.today();
        List<LocalDate> kept = crew == null ? List.of() : List.of(today, today.plusDays(1));
        Map<LocalDate, List<VisitRecord>> given = new TreeMap<>();
        if (crew != null) for (var day : kept) given.put(day, reports.handOut(crew.id(), day));
        var rule = given.values().stream()
                .flatMap(List::stream)
                .map(VisitRecord::rule)
                .findFirst()
                .orElse(new VisitRecord.WaitRule(0, 0, 0));
        return new AppDay(
                who.badge(),
                shell.t(who.name()),
                crew == null ? "" : crew.name(),
                shell.now().toEpochMilli(),
                shell.csrf().header(),
                shell.csrf().token(),
                texts(shell),
                visits.failReasons().stream()
                        .map(reason -> new AppDay.Named(
                                reason.code(),
                                shell.t(reason.name()) + " · "
                                        + shell.t("fieldwork.side."
                                                + reason.side().name())))
                        .toList(),
                rule.minutesMin(),
                rule.attemptsMin(),
                rule.photosMin(),
                crew == null ? List.of() : parts(crew, shell),
                given.entrySet().stream()
                        .map(day -> day(day.getKey(), day.getValue(), shell))
                        .toList(),
                rosters.of(who.id(), today)
                        .flatMap(id -> organisation.vehicles().stream()
                                .filter(one -> one.id().equals(id))
                                .findFirst())
                        .map(one -> FleetWords.name(one, shell))
                        .orElse(null));
    }

    /** The page's own words, with the places of arguments left as they are: they are filled in on the device. */
    private static Map<String, String> texts(Shell shell) {
        Map<String, String> texts = new TreeMap<>();
        for (var key : KEYS.keySet())
            if (key.startsWith(PREFIX)) texts.put(key.substring(PREFIX.length()), shell.t(key, "{0}", "{1}", "{2}"));
        for (var state : furong.fieldwork.Visit.State.values())
            texts.put("state." + state.name(), shell.t("fieldwork.state." + state.name()));
        return texts;
    }

    private List<AppDay.Part> parts(Crew crew, Shell shell) {
        Map<String, Integer> held = new HashMap<>();
        for (Held one : stores.stock(stores.ofCrew(crew.id(), crew.unit()).id()))
            held.put(one.item().code(), one.quantity());
        var parts = new ArrayList<AppDay.Part>();
        for (Item item : stores.items())
            if (held.containsKey(item.code()))
                parts.add(new AppDay.Part(
                        item.code(), shell.t(item.name()), shell.t(item.unit()), held.getOrDefault(item.code(), 0)));
        return parts;
    }

    private AppDay.Day day(LocalDate day, List<VisitRecord> visits, Shell shell) {
        return new AppDay.Day(
                day.toString(),
                shell.day(day),
                shell.date(day),
                visits.stream().map(record -> stop(record, shell)).toList());
    }

    private AppDay.Stop stop(VisitRecord record, Shell shell) {
        var visit = record.visit();
        var job = visit.job();
        var appointment = visit.appointment();
        var since = appointment.waitingSince();
        return new AppDay.Stop(
                visit.customer().text(),
                visit.id().text(),
                appointment.number(),
                visit.state().name(),
                VisitView.purpose(shell, job.purpose()),
                job.address(),
                shell.formats().time(appointment.from()),
                shell.formats().time(appointment.until()),
                job.contact(),
                VisitView.masked(job.contact()),
                "/field/visits/" + visit.customer().text() + "/" + visit.id().text(),
                since == null ? null : since.toEpochMilli(),
                facts(record, shell),
                record.checklist().stream()
                        .map(item -> new AppDay.Check(
                                item.code(), shell.t(item.name()), item.required(), item.checkedAt() != null))
                        .toList(),
                (int) record.attempts().stream()
                        .filter(attempt -> attempt.appointment() == appointment.number())
                        .count(),
                record.test().map(VisitRecord.TestResult::passed).orElse(null),
                stores.used("visit:" + visit.id().text()).stream()
                        .map(move -> new AppDay.Used(move.item().code(), move.quantity()))
                        .toList(),
                reports.attachments(visit.customer(), visit.id()).stream()
                        .map(file -> new AppDay.File(file.sha256(), file.kind()))
                        .toList());
    }

    /** What the form said that the crew needs at the door. */
    private List<AppDay.Fact> facts(VisitRecord record, Shell shell) {
        var job = record.visit().job();
        var facts = new ArrayList<AppDay.Fact>();
        facts.add(new AppDay.Fact(
                shell.t("fieldwork.page.minutes"), shell.t("fieldwork.page.minutes.value", job.minutes())));
        facts.add(new AppDay.Fact(
                shell.t("fieldwork.page.owner"),
                shell.t(organisation.unit(job.owner()).name())));
        facts.add(new AppDay.Fact(
                shell.t("fieldwork.page.line"),
                shell.t(organisation.businessLine(job.businessLine()).name())));
        if (!OrderId.isSubject(job.reference())) return facts;
        var order = orders.view(job.customer(), OrderId.ofSubject(job.reference()));
        facts.add(new AppDay.Fact(shell.t("mobile.offer"), shell.t(order.offer().name())));
        var terms = order.order().terms();
        if (terms.number() != null) facts.add(new AppDay.Fact(shell.t("mobile.number"), terms.number()));
        for (var answer : Answers.facts(shell, order.form(), terms.answers()))
            if (answer.value() != null && !answer.value().isEmpty())
                facts.add(new AppDay.Fact(answer.name(), answer.value()));
        return facts;
    }
}
