package furong.inspection;

import furong.care.CaseOpened;
import furong.care.Cases;
import furong.contact.ContactChannel;
import furong.fieldwork.VisitDone;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.Unit;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.Ids;
import furong.platform.Secrets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** The lists that samples are drawn from: visits and calls as they were heard of, people and halls as they are. */
@Component
@AcrossCustomers("a sample is drawn from the visits and calls of all customers")
class Frames {

    private static final int MANY = 200_000;
    private static final int MARK_LENGTH = 20;
    private static final List<Role> FACING =
            List.of(Role.TECHNICIAN, Role.COUNTER_CLERK, Role.LOBBY_GUIDE, Role.ACCOUNT_MANAGER);

    private final JdbcClient db;
    private final Cases cases;
    private final Staff staff;
    private final Organisation organisation;
    private final Secrets secrets;
    private final Clock clock;

    Frames(JdbcClient db, Cases cases, Staff staff, Organisation organisation, Secrets secrets, Clock clock) {
        this.db = db;
        this.cases = cases;
        this.staff = staff;
        this.organisation = organisation;
        this.secrets = secrets;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(VisitDone done) {
        seen(done.customer().value(), "VISIT", done.visit().value(), done.handler(), done.handlerUnit(), done.at());
    }

    /** A case that was taken up on the hotline is a call with somebody of ours. */
    @ApplicationModuleListener
    void on(CaseOpened opened) {
        var taken = cases.get(opened.customer(), opened.id());
        if (taken.channel() != ContactChannel.HOTLINE || taken.handler().value() == 0) return;
        var who = staff.members(List.of(taken.handler())).get(taken.handler());
        if (who == null) return;
        seen(opened.customer().value(), "CALL", opened.id().value(), who.id(), who.unit(), opened.at());
    }

    /** Everything of a kind that could be drawn from the days, in the order of the keys. */
    List<Plan.Entry> of(Standard.Frame frame, LocalDate since, LocalDate until) {
        return switch (frame) {
            case VISIT, CALL -> heard(frame, since, until);
            case PERSON -> people();
            case HALL ->
                organisation.halls().stream()
                        .filter(hall -> hall.open())
                        .map(hall -> new Plan.Entry(
                                "hall:" + hall.id().text(),
                                hall.unit(),
                                null,
                                hall.name().packed(),
                                false,
                                0))
                        .sorted(Comparator.comparing(Plan.Entry::key))
                        .toList();
        };
    }

    private List<Plan.Entry> people() {
        var all = new Scope(organisation.units().stream().map(Unit::id).collect(Collectors.toSet()));
        return FACING.stream()
                .flatMap(role -> staff.withRole(role, all).stream())
                .distinct()
                .map(who -> new Plan.Entry(
                        key(who), who.unit(), who.id(), who.name().packed(), false, 0))
                .sorted(Comparator.comparing(Plan.Entry::key))
                .toList();
    }

    /** The list is published: it must not tell the world which badges there are. */
    private String key(StaffMember who) {
        var mark = HexFormat.of().formatHex(secrets.mark("frame:" + who.badge()));
        return "person:" + mark.substring(0, MARK_LENGTH);
    }

    private List<Plan.Entry> heard(Standard.Frame frame, LocalDate since, LocalDate until) {
        record Seen(String key, StaffId person, UnitId unit) {}
        var rows = db.sql("""
                        select id, person, unit from inspection.seen
                        where kind = :kind and at >= :since and at < :until order by id limit :many""")
                .param("kind", frame.name())
                .param("since", Timestamp.from(start(since)))
                .param("until", Timestamp.from(start(until)))
                .param("many", MANY)
                .query((row, n) -> new Seen(
                        (frame == Standard.Frame.VISIT ? "visit:" : "case:") + Ids.text(row.getLong("id")),
                        new StaffId(row.getLong("person")),
                        new UnitId(row.getLong("unit"))))
                .list();
        var names = staff.members(rows.stream().map(Seen::person).distinct().toList());
        var entries = new ArrayList<Plan.Entry>();
        for (var row : rows) {
            var who = names.get(row.person());
            entries.add(new Plan.Entry(
                    row.key(),
                    row.unit(),
                    row.person(),
                    who == null ? "" : who.name().packed(),
                    false,
                    0));
        }
        entries.sort(Comparator.comparing(Plan.Entry::key));
        return List.copyOf(entries);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private void seen(long customer, String kind, long id, StaffId person, UnitId unit, Instant at) {
        var _ = db.sql("""
                        insert into inspection.seen (customer, kind, id, person, unit, at) values (?, ?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .params(customer, kind, id, person.value(), unit.value(), Timestamp.from(at))
                .update();
    }

    /** Rows as the lot wants them. */
    static List<Lot.Row> rows(Stream<Plan.Entry> entries) {
        return entries.map(entry -> new Lot.Row(entry.key(), entry.unit().value()))
                .toList();
    }
}
