package furong.appraisal;

import static furong.conduct.Conduct.at;
import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.conduct.Commendation;
import furong.conduct.Commendations;
import furong.conduct.Conduct;
import furong.conduct.ProceedingId;
import furong.conduct.Proceedings;
import furong.conduct.Signal;
import furong.conduct.Signals;
import furong.ordering.Counter;
import furong.organisation.Organisation;
import furong.organisation.Scope;
import furong.organisation.StaffMember;
import furong.organisation.Unit;
import furong.platform.Ids;
import furong.survey.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A month of somebody who serves customers: what counted, what it adds up to, and what closing it keeps. */
@FurongTest
class AppraisalTest {

    private static final LocalDate DAY = LocalDate.of(2047, 5, 6);
    private static final LocalDate MAY = DAY.withDayOfMonth(1);
    private static final LocalDate JUNE = MAY.plusMonths(1);

    @Autowired
    Appraisals appraisals;

    @Autowired
    Conduct conduct;

    @Autowired
    Counter counter;

    @Autowired
    Signals signals;

    @Autowired
    Proceedings proceedings;

    @Autowired
    Commendations commendations;

    @Autowired
    Organisation organisation;

    @Autowired
    Staffed staffed;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void theHallOpens() {
        counter.opens(DAY);
    }

    @Test
    @DisplayName(
            "A4.8 a closed month stays as it was, every point opens its proof, and a reversal corrects the next month")
    void aClosedMonthStaysAsItWas() throws Exception {
        var supervisor = conduct.supervisor();
        var _ = conduct.installed("没穿工装", Level.DISSATISFIED, Set.of("UNIFORM"));
        var person = counter.technician();
        var breach = upheld(person);
        var _ = commendations.register(
                new Commendations.Praise(
                        person.badge(), Commendation.Kind.CALL, "辜先生", "一百分的满意", "", null, counter.today()),
                at(supervisor));

        var may = appraisals.of(person.id(), MAY);
        assertThat(may)
                .extracting(Entry::kind)
                .containsExactlyInAnyOrder(Kind.ANSWER_DISSATISFIED, Kind.BREACH, Kind.COMMENDATION);
        for (var entry : may)
            assertThat(staffed.answer(get(entry.evidence()), supervisor).getStatus())
                    .as("the proof of " + entry)
                    .isEqualTo(200);
        refused("appraisal-month-open", () -> appraisals.close(MAY, everywhere(), at(supervisor)));
        counter.clockShows(JUNE.plusDays(1), 9);
        assertThat(appraisals.close(MAY, everywhere(), at(supervisor))).isPositive();
        assertThat(appraisals.close(MAY, everywhere(), at(supervisor)))
                .as("closing twice closes nothing more")
                .isZero();
        var score = appraisals.rule(MAY).score(may);
        assertThat(appraisals.closed(person.id(), MAY)).contains(score);

        proceedings.appeal(breach, "监控里穿着工装", person.from("test"));
        proceedings.rule(breach, true, "撤销", at(conduct.manager()));
        appraisals.note(
                person.id(), person.unit(), Kind.FINDING, "late:" + Ids.next(), "/inspection", noon(MAY.plusDays(20)));
        assertThat(appraisals.of(person.id(), MAY)).isEqualTo(may);
        assertThat(month(person, MAY).score()).isEqualTo(score);
        assertThat(month(person, MAY).closed()).isEqualTo(score);
        var june = appraisals.of(person.id(), JUNE);
        assertThat(june).extracting(Entry::kind).containsExactlyInAnyOrder(Kind.BREACH_REVERSED, Kind.FINDING);
        assertThat(june)
                .filteredOn(entry -> entry.kind() == Kind.FINDING)
                .allSatisfy(entry -> assertThat(entry.isCorrection()).isTrue());
        assertThat(staffed.page(get("/appraisal/" + person.badge() + "?month=2047-06"), supervisor))
                .contains("2047", "correction");
        theDatabaseTakesNothingMore(person);
    }

    private void theDatabaseTakesNothingMore(StaffMember person) {
        assertThatThrownBy(() -> db.sql("insert into appraisal.entry values (?, ?, ?, 'FINDING', ?, '/x', ?, now())")
                        .params(person.id().value(), Ids.next(), person.unit().value(), "x" + Ids.next(), MAY)
                        .update())
                .hasMessageContaining("the month is closed");
        assertThatThrownBy(() -> db.sql("update appraisal.month set score = 100 where person = ?")
                        .param(person.id().value())
                        .update())
                .hasMessageContaining("rows are only ever added");
    }

    private ProceedingId upheld(StaffMember person) {
        var signal = signals.between(DAY, DAY.plusDays(9), everywhere()).stream()
                .filter(one ->
                        one.source() == Signal.Source.CALLBACK && person.id().equals(one.person()))
                .findFirst()
                .orElseThrow();
        var opener = conduct.supervisor();
        var id = proceedings.open(signal.id(), "按公约核实", at(opener));
        proceedings.notify(id, "请说明", at(opener));
        proceedings.hear(id, "当天工装送洗", person.from("test"));
        proceedings.decide(id, true, "事实清楚", at(conduct.supervisor()));
        return id;
    }

    private MonthScore month(StaffMember person, LocalDate month) {
        return appraisals.month(month, everywhere()).stream()
                .filter(one -> one.person().equals(person.id()))
                .findFirst()
                .orElseThrow();
    }

    private Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    private Scope everywhere() {
        return new Scope(organisation.units().stream().map(Unit::id).collect(Collectors.toSet()));
    }
}
