package furong.demo;

import furong.conduct.Commendation;
import furong.conduct.Commendations;
import furong.conduct.ProceedingId;
import furong.conduct.Proceedings;
import furong.conduct.Reports;
import furong.conduct.Settlements;
import furong.conduct.Signal;
import furong.conduct.SignalId;
import furong.conduct.Signals;
import furong.convention.Conventions;
import furong.exhibit.Exhibits;
import furong.inspection.Inspections;
import furong.inspection.Look;
import furong.inspection.NewLook;
import furong.inspection.Plan;
import furong.inspection.PlanId;
import furong.inspection.Plans;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.Unit;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.BusinessClock;
import furong.platform.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The quality department's month: the convention comes into force, three breaches are found and decided, one is appealed;
 * spot checks are drawn each week, calls scored twice, letters of praise filed.
 */
@DemoPart
class QualityDays implements Chapter {

    private static final int IN_FORCE = 8;
    private static final UnitId QUALITY = new UnitId(26);
    private static final UnitId COMPANY = new UnitId(1);
    private static final Money INCOME = Money.fen(620_000);
    private static final Money WAGE = Money.fen(420_000);
    private static final List<String> FORMS = List.of("HOME_VISIT", "DRESS", "ENVIRONMENT", "PHRASE");
    private static final List<String> PRAISE =
            List.of("下着大雨还按时来装机，一身湿也先铺垫布，谢谢！", "老人不会用，师傅耐心教了半个多小时。", "热线小姑娘一直帮我查到问题解决为止。", "柜台办事快，态度好，点个赞。");

    private final Conventions conventions;
    private final Reports reports;
    private final Signals signals;
    private final Proceedings proceedings;
    private final Settlements settlements;
    private final Commendations commendations;
    private final Exhibits exhibits;
    private final Plans plans;
    private final Inspections inspections;
    private final Staff staff;
    private final Organisation organisation;
    private final BusinessClock clock;

    QualityDays(
            Conventions conventions,
            Reports reports,
            Signals signals,
            Proceedings proceedings,
            Settlements settlements,
            Commendations commendations,
            Exhibits exhibits,
            Plans plans,
            Inspections inspections,
            Staff staff,
            Organisation organisation,
            BusinessClock clock) {
        this.conventions = conventions;
        this.reports = reports;
        this.signals = signals;
        this.proceedings = proceedings;
        this.settlements = settlements;
        this.commendations = commendations;
        this.exhibits = exhibits;
        this.plans = plans;
        this.inspections = inspections;
        this.staff = staff;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Who plays: supervisors who inspect and open, one who decides, payroll and the general manager. */
    private record Scene(Plot plot, List<StaffMember> inspectors, Actor decider, Actor payroll, Actor manager) {

        Actor inspector(int n) {
            return inspectors.get(n % inspectors.size()).from("demo quality");
        }

        void on(int day, int hour, Runnable happens) {
            var when = plot.begin().plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
            if (when.isBefore(plot.end())) plot.story().at(when, happens);
        }
    }

    @Override
    public void plan(Plot plot) {
        var supervisors = new ArrayList<>(of(Role.QUALITY_SUPERVISOR, QUALITY));
        var decider = supervisors.removeLast().from("demo quality");
        var scene = new Scene(
                plot,
                supervisors,
                decider,
                of(Role.FINANCE, COMPANY).getFirst().from("demo"),
                of(Role.BRANCH_MANAGER, COMPANY).getFirst().from("demo"));
        scene.on(IN_FORCE, 0, () -> publish(scene));
        for (var week = 0; week < 4; week++) inspect(scene, week);
        breach(scene, IN_FORCE + 2, "UNIFORM", "上门时没穿统一标识服");
        breach(scene, IN_FORCE + 3, "BADGE_WORN", "没有佩戴工作证件");
        breach(scene, IN_FORCE + 5, "BADGE_SHOWN", "进门前没有出示证件");
        for (var n = 0; n < PRAISE.size(); n++) praise(scene, n);
        scene.on(29, 1, () -> report(scene, "NO_EXTRA_FEES", "另外收了五十元材料费，没有收据"));
        scene.on(29, 2, () -> report(scene, "ON_TIME", "约好上午九点，下午才来"));
    }

    private void publish(Scene scene) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var before = conventions.on(today);
        if (!today.isAfter(conventions.all().getFirst().since())) return;
        var _ = conventions.publish(
                new Conventions.Wording(today, before.title(), before.preamble(), before.printed(), before.items()),
                "登报公布，请客户监督",
                scene.decider);
    }

    /** Each of the three goes the whole way; the second is appealed in time and reversed. */
    private void breach(Scene scene, int day, String item, String words) {
        var about = any(scene, Role.TECHNICIAN);
        var taken = new SignalId[1];
        scene.on(day, 2, () -> taken[0] = report(scene, about, item, words));
        var appeals = item.equals("BADGE_WORN");
        scene.on(day + 1, 1, () -> {
            var opener = scene.inspector(day);
            var id = proceedings.open(Objects.requireNonNull(taken[0]), words + "，经电话核实", opener);
            proceedings.notify(id, "有客户反映您" + words + "，请在三日内说明。", opener);
            scene.on(day + 3, 1, () -> proceedings.hear(id, "当天赶工，确实疏忽了，愿意改正。", about.from("demo")));
            scene.on(day + 5, 2, () -> proceedings.decide(id, true, "事实清楚，违反公约。", scene.decider));
            if (appeals) {
                scene.on(day + 6, 1, () -> proceedings.appeal(id, "小区监控显示证件挂在胸前。", about.from("demo")));
                scene.on(day + 8, 1, () -> proceedings.rule(id, true, "新证据成立，撤销原决定。", scene.manager));
            } else if (item.equals("UNIFORM")) scene.on(day + 5, 3, () -> settle(scene, id));
        });
    }

    /** Payroll waits until the time to appeal is over, which no holiday shortens. */
    private void settle(Scene scene, ProceedingId id) {
        var decision = Objects.requireNonNull(proceedings.get(id).decision());
        var when = decision.appealUntil().plus(Duration.ofHours(10));
        if (!when.isBefore(scene.plot.end())) return;
        scene.plot.story().at(when, () -> {
            var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
            var _ = settlements.deduct(id, today, INCOME, WAGE, scene.payroll);
        });
    }

    private void report(Scene scene, String item, String words) {
        var _ = report(scene, any(scene, Role.TECHNICIAN), item, words);
    }

    private SignalId report(Scene scene, StaffMember about, String item, String words) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var _ = reports.report(
                new Reports.Written(about.badge(), item, today, words, "", Pictures.badge(about.badge())),
                "demo " + scene.plot.people().between(1, 1_000_000));
        return signals.open(everywhere()).stream()
                .filter(one ->
                        one.source() == Signal.Source.REPORT && about.badge().equals(one.badge()))
                .map(Signal::id)
                .toList()
                .getLast();
    }

    private void inspect(Scene scene, int week) {
        for (var form : FORMS) {
            var plan = new PlanId[1];
            scene.on(week * 7, 1, () -> {
                var since = LocalDate.ofInstant(clock.instant(), clock.getZone());
                plan[0] = plans.plan(form, since, since.plusDays(6), 1, scene.inspector(week));
            });
            scene.on(week * 7 + 6, 4, () -> draw(scene, week, Objects.requireNonNull(plan[0])));
        }
    }

    private void draw(Scene scene, int week, PlanId plan) {
        var _ = plans.draw(plan, scene.inspector(week));
        var _ = plans.redraw(plan, scene.inspector(week + 1));
        var sheet = plans.sheet(plan);
        for (var n = 0; n < sheet.sample().size(); n++) {
            if (week == 3 && n % 3 == 0) continue; // still to be looked at
            look(scene, sheet.plan(), sheet.sample().get(n), week);
        }
    }

    private void look(Scene scene, Plan plan, Plan.Entry entry, int week) {
        var people = scene.plot.people();
        var marks = marks(scene, plan, week);
        inspections.look(plan.id(), entry.key(), new NewLook(marks, "现场", null, null, "", null), scene.inspector(week));
        if (!plan.standard().twice() || people.once(6)) return;
        var second = marks.stream()
                .map(mark -> people.once(9) ? new Look.Mark(mark.item(), !mark.ok(), mark.ok() ? "与标准用语不符" : "") : mark)
                .toList();
        inspections.look(
                plan.id(), entry.key(), new NewLook(second, "", null, null, "", null), scene.inspector(week + 1));
    }

    /** It gets better week by week. */
    private static List<Look.Mark> marks(Scene scene, Plan plan, int week) {
        return plan.standard().items().stream()
                .map(item -> scene.plot.people().once(6 + 6 * week)
                        ? new Look.Mark(item.code(), false, "不符合标准，已当场指出")
                        : new Look.Mark(item.code(), true, ""))
                .toList();
    }

    private void praise(Scene scene, int n) {
        var role = List.of(Role.TECHNICIAN, Role.TECHNICIAN, Role.HOTLINE_AGENT, Role.COUNTER_CLERK)
                .get(n);
        var kind = List.of(
                        Commendation.Kind.LETTER,
                        Commendation.Kind.IN_PERSON,
                        Commendation.Kind.CALL,
                        Commendation.Kind.LETTER)
                .get(n);
        scene.on(4 + 7 * n, 6, () -> {
            var who = any(scene, role);
            var by = scene.inspector(n);
            var words = PRAISE.get(n);
            var scan = kind == Commendation.Kind.LETTER ? exhibits.keep(Pictures.letter(words), by) : null;
            var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
            var _ = commendations.register(
                    new Commendations.Praise(
                            who.badge(), kind, scene.plot.people().person().zh(), words, "", scan, today),
                    by);
        });
    }

    private StaffMember any(Scene scene, Role role) {
        return scene.plot.people().any(staff.withRole(role, everywhere()));
    }

    private List<StaffMember> of(Role role, UnitId unit) {
        return staff.withRole(role, everywhere()).stream()
                .filter(who -> who.unit().equals(unit))
                .toList();
    }

    private Scope everywhere() {
        return new Scope(organisation.units().stream().map(Unit::id).collect(Collectors.toSet()));
    }
}
