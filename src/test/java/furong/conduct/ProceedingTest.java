package furong.conduct;

import static furong.conduct.Conduct.at;
import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.channel.web.security.SignedIn;
import furong.ordering.Counter;
import furong.platform.Money;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No stage out of turn and nobody in two parts, not even behind the application's back. */
@FurongTest
class ProceedingTest {

    private static final LocalDate DAY = LocalDate.of(2029, 5, 7);

    @Autowired
    Conduct conduct;

    @Autowired
    Counter counter;

    @Autowired
    Signals signals;

    @Autowired
    Proceedings proceedings;

    @Autowired
    Settlements settlements;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void theHallOpens() {
        counter.opens(DAY);
    }

    @Test
    void theDatabaseKeepsTheOrderOfTheStages() {
        var opener = conduct.supervisor();
        var about = conduct.technician();
        var id = proceedings.open(complaint(about), "核实", at(opener));
        assertThatThrownBy(() -> hear(id)).hasMessageContaining("hearing_proceeding");
        assertThatThrownBy(() -> decide(id, conduct.supervisor(), about, opener))
                .hasMessageContaining("foreign key");
        proceedings.notify(id, "请说明", at(opener));
        assertThatThrownBy(() -> decide(id, conduct.supervisor(), about, opener))
                .hasMessageContaining("foreign key");
        assertThatThrownBy(() -> hear(id)).hasMessageContaining("nobody_is_heard_too_early");
        proceedings.hear(id, "我自己说", at(about));
        assertThatThrownBy(() -> decide(id, opener, about, opener))
                .hasMessageContaining("the_decider_is_nobody_before");
        assertThatThrownBy(() -> decide(id, about, about, opener)).hasMessageContaining("the_decider_is_nobody_before");
        assertThatThrownBy(() -> decide(id, opener, about, conduct.supervisor()))
                .as("naming somebody else as the opener does not help")
                .hasMessageContaining("foreign key");
        assertThatThrownBy(() -> settle(id, about, 1)).hasMessageContaining("violates");
        proceedings.decide(id, true, "成立", at(conduct.supervisor()));
        assertThatThrownBy(() -> settle(id, about, 1)).hasMessageContaining("an appeal is still possible");
        assertThatThrownBy(() -> db.sql("update conduct.decision set upheld = false where proceeding = ?")
                        .param(id.value())
                        .update())
                .hasMessageContaining("rows are only ever added");
    }

    @Test
    void nobodyJudgesThemselvesAndANobodyIsNotJudged() {
        var about = conduct.supervisor();
        var signal = conduct.complaint(about.who(), "NO_QUARREL", DAY, conduct.supervisor());
        refused("conduct-own", () -> proceedings.open(signal, "自查", at(about)));
        refused("conduct-own", () -> signals.dismiss(signal, "没这回事", at(about)));
        var id = conduct.begun(signal, conduct.supervisor());
        refused("conduct-judged", () -> proceedings.open(signal, "再来", at(conduct.supervisor())));
        proceedings.hear(id, "我说明", at(about));
        refused("conduct-part", () -> proceedings.decide(id, false, "自己", at(about)));
        proceedings.decide(id, false, "证据不足", at(conduct.supervisor()));
        refused("conduct-stage", () -> proceedings.appeal(id, "没什么可申诉", at(about)));
        refused("settlement-not-yet", () -> settle(id, conduct.payroll()));
    }

    @Test
    void anUndecidedAppealStopsPayrollAndTheMonthsCapHoldsOverTwo() {
        var about = conduct.technician();
        var first = upheld(about);
        var second = upheld(about);
        proceedings.appeal(first, "不服", at(about));
        counter.clockShows(DAY.plusDays(12), 9);
        refused("settlement-not-yet", () -> settle(first, conduct.payroll()));
        proceedings.rule(first, false, "维持", at(conduct.manager()));
        assertThat(settle(first, conduct.payroll()).amount()).isEqualTo(Money.fen(80_000));
        assertThat(settle(second, conduct.payroll()).amount())
                .as("a fifth of the month's wage is taken already")
                .isEqualTo(Money.fen(0));
        var third = upheld(about);
        counter.clockShows(DAY.plusDays(40), 9);
        assertThatThrownBy(() -> settle(third, about, 1)).hasMessageContaining("over the legal cap of the month");
    }

    private ProceedingId upheld(SignedIn about) {
        var id = conduct.begun(complaint(about), conduct.supervisor());
        proceedings.hear(id, "知道了", at(about));
        proceedings.decide(id, true, "成立", at(conduct.supervisor()));
        return id;
    }

    private SignalId complaint(SignedIn about) {
        return conduct.complaint(about.who(), "NO_QUARREL", DAY, conduct.supervisor());
    }

    private Deduction settle(ProceedingId id, SignedIn payroll) {
        return settlements.deduct(id, DAY, Money.fen(600_000), Money.fen(400_000), at(payroll));
    }

    private void hear(ProceedingId id) {
        var now = Timestamp.from(counter.now());
        var from = db.sql("select hearing_from from conduct.notice where proceeding = ?")
                .param(id.value())
                .query(Timestamp.class)
                .optional()
                .orElse(now);
        db.sql("insert into conduct.hearing values (?, ?, ?, false, 'x', 1, 'x')")
                .params(id.value(), now, from)
                .update();
    }

    private void decide(ProceedingId id, SignedIn decider, SignedIn person, SignedIn opener) {
        var reporter = db.sql("select reporter from conduct.proceeding where id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
        db.sql("insert into conduct.decision values (?, ?, ?, 'x', true, 'x', ?, ?, ?, ?)")
                .params(
                        id.value(),
                        Timestamp.from(counter.now()),
                        decider.who().id().value())
                .params(
                        Timestamp.from(counter.now().plusSeconds(9)),
                        person.who().id().value(),
                        reporter)
                .param(opener.who().id().value())
                .update();
    }

    private void settle(ProceedingId id, SignedIn about, long amount) {
        db.sql("""
                        insert into conduct.settlement values (?, 'DEDUCTION', ?, ?, 600000, 400000, 210000, 500, 200,
                                                               300000, ?, ?, 1, 'x')""")
                .params(id.value(), about.who().id().value(), Date.valueOf(DAY.withDayOfMonth(1)), amount)
                .param(Timestamp.from(counter.now()))
                .update();
    }
}
