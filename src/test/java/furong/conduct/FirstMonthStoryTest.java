package furong.conduct;

import static furong.conduct.Conduct.at;
import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.appraisal.Appraisals;
import furong.appraisal.Kind;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.convention.Convention;
import furong.convention.Conventions;
import furong.exhibit.Exhibits;
import furong.inspection.Inspections;
import furong.inspection.Look;
import furong.inspection.NewLook;
import furong.inspection.Plans;
import furong.ordering.Counter;
import furong.organisation.Organisation;
import furong.organisation.Scope;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.Unit;
import furong.platform.Money;
import furong.survey.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The first month of the convention: three breaches, three proceedings, decisions, settlements, one appeal. */
@FurongTest
class FirstMonthStoryTest {

    private static final LocalDate DAY = LocalDate.of(2041, 3, 4);
    private static final Money INCOME = Money.fen(600_000);
    private static final Money WAGE = Money.fen(400_000);

    @Autowired
    Conduct conduct;

    @Autowired
    Counter counter;

    @Autowired
    Conventions conventions;

    @Autowired
    Signals signals;

    @Autowired
    Reports reports;

    @Autowired
    Contradictions contradictions;

    @Autowired
    Staffed staffed;

    @Autowired
    Proceedings proceedings;

    @Autowired
    Settlements settlements;

    @Autowired
    Commendations commendations;

    @Autowired
    Plans plans;

    @Autowired
    Inspections inspections;

    @Autowired
    Exhibits exhibits;

    @Autowired
    Appraisals appraisals;

    @Autowired
    Effect effect;

    @Autowired
    Organisation organisation;

    @Test
    @DisplayName(
            "G4-13 three breaches in the first month: proceedings, hearings, decisions, capped settlements, an appeal that reverses")
    void theFirstMonth() {
        counter.opens(DAY.minusDays(14));
        var _ = conduct.installed("公布之前", Level.SATISFIED, Set.of("UNIFORM"));
        counter.clockShows(DAY, 9);
        var convention = publish();
        var opener = conduct.supervisor();
        var decider = conduct.supervisor();

        var uniform = aCustomerSaysSoInTheCallback();
        theCrewHadTickedIt(uniform, opener);
        var worn = aCustomerReportsABadge(conduct.technician());
        var shown = aSpotCheckFindsIt(opener);
        assertThat(List.of(uniform, worn, shown))
                .allSatisfy(signal -> assertThat(signal.convention()).isEqualTo(convention.version()));

        var first = decided(uniform, opener, decider);
        var second = decided(worn, opener, decider);
        var third = decided(shown, conduct.supervisor(), decider);
        refused("settlement-not-yet", () -> settlements.deduct(first, DAY, INCOME, WAGE, at(conduct.payroll())));

        counter.clockShows(DAY.plusDays(26), 9);
        assertThat(proceedings.get(first).at()).isBefore(counter.now());
        for (var id : List.of(first, second, third)) {
            // the spot check may have hit the same person: a month's wage bears a fifth once
            var month = id.equals(third) ? DAY.plusMonths(1) : DAY;
            var deduction = settlements.deduct(id, month, INCOME, WAGE, at(conduct.payroll()));
            assertThat(deduction.wanted()).as("half of the income").isEqualTo(Money.fen(300_000));
            assertThat(deduction.amount()).as("a fifth of the wage").isEqualTo(Money.fen(80_000));
            assertThat(deduction.isCapped()).isTrue();
        }
        anAppealReverses(second);
        theLedgerAgrees(first, second);
        beforeAndAfter();
    }

    private Convention publish() {
        var before = conventions.on(DAY);
        var next = conventions.publish(
                new Conventions.Wording(DAY, before.title(), before.preamble(), before.printed(), before.items()),
                "登报公布",
                at(conduct.supervisor()));
        assertThat(conventions.on(DAY.minusDays(1)).version()).isEqualTo(before.version());
        assertThat(conventions.on(DAY).version()).isEqualTo(next.version());
        return next;
    }

    private Signal aCustomerSaysSoInTheCallback() {
        counter.opens(DAY);
        var order = conduct.installed("没穿工装", Level.DISSATISFIED, Set.of("UNIFORM"));
        return newest(Signal.Source.CALLBACK, "UNIFORM", counter.technician())
                .orElseThrow(() -> new AssertionError("no signal from " + order.id()));
    }

    /** A4.13 what the crew ticked on its own list stands beside what the customer says, and the difference is flagged. */
    private void theCrewHadTickedIt(Signal signal, SignedIn supervisor) {
        assertThat(contradictions.between(DAY, DAY.plusDays(20), everywhere()))
                .filteredOn(one -> signal.evidence()
                        .equals("/callbacks/" + one.customer().text() + "/"
                                + one.callback().text()))
                .singleElement()
                .satisfies(one -> assertThat(one.items()).containsExactly("UNIFORM"));
        assertThat(contradictions.count(DAY, DAY.plusDays(20), everywhere()).denied())
                .isPositive();
        assertThat(page(signal.evidence(), supervisor)).contains("ticked – does not agree");
        assertThat(page("/conduct", supervisor)).contains(signal.evidence());
    }

    private String page(String path, SignedIn who) {
        try {
            return staffed.page(get(path), who);
        } catch (Exception failure) {
            throw new AssertionError(path, failure);
        }
    }

    private Signal aCustomerReportsABadge(SignedIn about) {
        var badge = about.who().badge();
        var code = reports.report(
                new Reports.Written(badge, "BADGE_WORN", DAY, "师傅没有佩戴工作证", "", Conduct.photo()), "203.0.113.7");
        assertThat(reports.standing(code).stage()).isEqualTo(Reports.Standing.Stage.RECEIVED);
        var signal = newest(Signal.Source.REPORT, "BADGE_WORN", about.who()).orElseThrow();
        assertThat(signal.photo()).isNotNull();
        assertThat(reports.contact(signal.id())).isNull();
        return signal;
    }

    private Signal aSpotCheckFindsIt(SignedIn inspector) {
        var _ = conduct.technician();
        var today = counter.today();
        var plan = plans.plan("HOME_VISIT", DAY, today.plusDays(1), 2, at(inspector));
        refused("plan-not-yet", () -> plans.draw(plan, at(inspector)));
        counter.clockShows(today.plusDays(1), 9);
        assertThat(plans.draw(plan, at(inspector))).isPositive();
        var key = plans.sheet(plan).sample().getFirst().key();
        var form = plans.get(plan).standard();
        var marks = form.items().stream()
                .map(item -> new Look.Mark(
                        item.code(),
                        !item.code().equals("BADGE_SHOWN"),
                        item.code().equals("BADGE_SHOWN") ? "未出示" : ""))
                .toList();
        var photo = exhibits.keep(Conduct.photo(), at(inspector));
        inspections.look(plan, key, new NewLook(marks, "马道街", 30.66, 104.07, "", photo), at(inspector));
        var person = java.util.Objects.requireNonNull(plans.sheet(plan).sample().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow()
                .person());
        var signal = signals.between(DAY, DAY.plusDays(20), everywhere()).stream()
                .filter(one -> one.source() == Signal.Source.FINDING && person.equals(one.person()))
                .findFirst()
                .orElseThrow();
        assertThat(signal.evidence()).contains(plan.text());
        return signal;
    }

    private ProceedingId decided(Signal signal, SignedIn opener, SignedIn decider) {
        if (signal.reporter() == opener.who().id().value())
            throw new AssertionError("the inspector opens nothing here");
        counter.clockShows(DAY.plusDays(10), 9);
        var id = conduct.begun(signal.id(), opener);
        refused("conduct-stage", () -> proceedings.decide(id, true, "太早", at(decider)));
        refused("conduct-too-early", () -> proceedings.hear(id, "代记", at(opener)));
        counter.clockShows(DAY.plusDays(15), 9);
        refused("conduct-too-early", () -> proceedings.hear(id, "周末不算", at(opener)));
        counter.clockShows(DAY.plusDays(16), 9);
        proceedings.hear(id, "当天工装送洗，证件在包里", at(opener));
        refused("conduct-part", () -> proceedings.decide(id, true, "自己审自己", at(opener)));
        proceedings.decide(id, true, "事实清楚，违反公约", at(decider));
        return id;
    }

    private void anAppealReverses(ProceedingId id) {
        var person = member(proceedings.get(id).person());
        refused("not-found", () -> proceedings.appeal(id, "别人替我申诉", at(conduct.technician())));
        proceedings.appeal(id, "门口监控照片显示证件在胸前", person.from("test"));
        assertThat(proceedings.get(id).appeal())
                .satisfies(appeal -> assertThat(
                                java.util.Objects.requireNonNull(appeal).late())
                        .isTrue());
        refused("conduct-ruler", () -> proceedings.rule(id, true, "下级改判", at(conduct.supervisor())));
        proceedings.rule(id, true, "新证据成立，撤销原决定", at(conduct.manager()));
        assertThat(settlements.restore(id, at(conduct.payroll()))).isEqualTo(Money.fen(80_000));
        assertThat(proceedings.get(id).balance().isZero()).isTrue();
        refused("settlement-not-yet", () -> settlements.restore(id, at(conduct.payroll())));
    }

    private void theLedgerAgrees(ProceedingId stands, ProceedingId reversed) {
        var rule = appraisals.rule(DAY);
        var guilty = proceedings.get(stands).person();
        assertThat(appraisals.of(guilty, DAY))
                .anySatisfy(entry -> {
                    assertThat(entry.kind()).isEqualTo(Kind.BREACH);
                    assertThat(entry.evidence()).isEqualTo("/proceedings/" + stands.text());
                })
                .anySatisfy(entry -> assertThat(entry.kind()).isEqualTo(Kind.ANSWER_DISSATISFIED));
        var cleared = appraisals.of(proceedings.get(reversed).person(), DAY);
        assertThat(cleared)
                .extracting(entry -> entry.kind())
                .containsExactlyInAnyOrder(Kind.BREACH, Kind.BREACH_REVERSED);
        assertThat(rule.score(cleared)).isEqualTo(rule.base());
    }

    private void beforeAndAfter() {
        var change = effect.around(DAY, 30, everywhere()).stream()
                .filter(one -> one.item().equals("UNIFORM"))
                .findFirst()
                .orElseThrow();
        assertThat(change).isEqualTo(new Effect.Change("UNIFORM", 1, 1, 1, 1));
        assertThat(page("/conduct/effect", conduct.supervisor()))
                .as("A4.17 the chart has the day of publication marked")
                .containsPattern("marks&#34;:\\[\\{&#34;week&#34;:\\d+");
        assertThat(effect.citations(conventions.on(DAY).version()))
                .extracting(Effect.Citation::item)
                .containsExactlyInAnyOrder("UNIFORM", "BADGE_WORN", "BADGE_SHOWN");
    }

    private java.util.Optional<Signal> newest(Signal.Source source, String item, StaffMember about) {
        return signals.between(DAY, DAY.plusDays(20), everywhere()).stream()
                .filter(one -> one.source() == source
                        && one.item().equals(item)
                        && about.id().equals(one.person()))
                .findFirst();
    }

    private StaffMember member(StaffId id) {
        return conduct.member(id);
    }

    private Scope everywhere() {
        return new Scope(organisation.units().stream().map(Unit::id).collect(Collectors.toSet()));
    }
}
