package furong.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.agency.AgentDesk.Taking;
import furong.agency.Difference.Kind;
import furong.agency.Payer.Somebody;
import furong.platform.Actor;
import furong.platform.BusinessClock;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The business days of agents, and three accounts of each. */
@FurongTest
class AgencyTest {

    private static final Actor BY = Actor.system("test");

    @Autowired
    Agencies agencies;

    @Autowired
    AgentDesk desk;

    @Autowired
    WorkingOff workingOff;

    @Autowired
    Payer payers;

    @Autowired
    BusinessClock clock;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @AfterEach
    void now() {
        time.backToRealTime();
    }

    @Test
    @DisplayName("A3.11 the six banks and the post are there")
    void sixBanksAndThePost() {
        assertThat(agencies.agents().stream().filter(agent -> agent.kind() == Agent.Kind.BANK))
                .hasSize(6);
        assertThat(agencies.agents().stream().filter(agent -> agent.kind() == Agent.Kind.POST))
                .hasSize(1);
    }

    @Test
    @DisplayName("A3.11 a partner's daily file reconciles: ours, theirs and the money agree, fees considered")
    void aDayThatAgrees() {
        var agent = agent("CMB");
        var payer = payers.owing(10_000);
        var day = freshDay(agent);
        var first = pay(agent, payer, 4_000);
        var second = pay(agent, payer, 2_500);
        var back = pay(agent, payer, 1_000);
        desk.reverse(agent, back, "typed wrongly", BY);
        agencies.cutOver(agent, day, CutBy.AGENT, BY);
        var after = pay(agent, payer, 300);

        agencies.takeFile(file(agent, day, pays(payer, first, 4_000L, second, 2_500L)), BY);
        assertThat(agencies.of(agent.code(), day))
                .as("a payment taken back on its day may be left out")
                .isEmpty();
        agencies.takeMoney(agent.code(), day, 6_500 - 2 * agent.feeMinor(), "statement 1", BY);
        var found = day(agent, day);
        assertThat(found.takenMinor()).isEqualTo(6_500);
        assertThat(found.isDone()).isTrue();
        var fees = 2 * agent.feeMinor();
        agencies.match(agent.code(), day);
        assertThat(agent.clearing()).isEqualTo("clearing.agent.cmb");
        assertThat(books(agent, day))
                .as("the money and the fees it kept clear what it took, once")
                .containsExactlyInAnyOrder(
                        "bank " + (6_500 - fees),
                        agent.clearing() + " -" + (6_500 - fees),
                        "expense.agent-fee " + fees,
                        agent.clearing() + " -" + fees);
        assertThat(day(agent, day.plusDays(1)).takenMinor())
                .as("what came after the cut, %s", after)
                .isEqualTo(300);
    }

    @Test
    @DisplayName("A3.11 what disagrees stands on a list with its age, and is worked off in the way that fits")
    void differencesAreWorkedOff() {
        var agent = agent("ABC");
        var payer = payers.owing(20_000);
        var day = freshDay(agent);
        var onlyOurs = pay(agent, payer, 1_100);
        var other = pay(agent, payer, 2_200);
        var fine = pay(agent, payer, 3_300);
        var onlyTheirs = "X" + Ids.text(Ids.next());
        agencies.cutOver(agent, day, CutBy.CLOCK, BY);
        var open = payers.open(payer);

        agencies.takeFile(file(agent, day, pays(payer, other, 2_000L, fine, 3_300L, onlyTheirs, 4_400L)), BY);
        assertThat(agencies.of(agent.code(), day))
                .extracting(Difference::kind, Difference::reference, Difference::minor)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Kind.ONLY_OURS, onlyOurs, 1_100L),
                        org.assertj.core.groups.Tuple.tuple(Kind.AMOUNT, other, 200L),
                        org.assertj.core.groups.Tuple.tuple(Kind.ONLY_THEIRS, onlyTheirs, -4_400L));
        assertThat(agencies.open(500)).extracting(Difference::reference).contains(onlyOurs, other, onlyTheirs);

        workingOff.post(key(agent, day, Kind.ONLY_THEIRS, onlyTheirs), BY);
        assertThat(payers.open(payer)).isEqualTo(open - 4_400);
        workingOff.takeBack(key(agent, day, Kind.ONLY_OURS, onlyOurs), BY);
        assertThat(payers.open(payer)).isEqualTo(open - 4_400 + 1_100);
        assertThatThrownBy(() -> workingOff.takeBack(key(agent, day, Kind.ONLY_OURS, onlyOurs), BY))
                .hasMessageContaining("agency-difference-ended");
        assertThatThrownBy(() -> workingOff.post(key(agent, day, Kind.AMOUNT, other), BY))
                .hasMessageContaining("agency-not-postable");
        agencies.explain(key(agent, day, Kind.AMOUNT, other), "their teller's slip, paid out", BY);
        agencies.match(agent.code(), day);
        assertThat(day(agent, day).open())
                .as("matched again, what was worked off stays so")
                .isZero();
    }

    @Test
    void aBetterFileEndsDifferencesAndTheSameFileChangesNothing() {
        var agent = agent("CCB");
        var payer = payers.owing(9_000);
        var day = freshDay(agent);
        var one = pay(agent, payer, 700);
        var two = pay(agent, payer, 800);
        agencies.cutOver(agent, day, CutBy.FINANCE, BY);
        var half = file(agent, day, pays(payer, one, 700L));
        agencies.takeFile(half, BY);
        assertThat(day(agent, day).open()).isEqualTo(1);
        agencies.takeFile(file(agent, day, pays(payer, one, 700L, two, 800L)), BY);
        assertThat(day(agent, day).open()).isZero();
        agencies.takeFile(half, BY);
        assertThat(day(agent, day).open())
                .as("an old file given again is not the newest")
                .isZero();
        agencies.takeMoney(agent.code(), day, 1_400, "short " + day, BY);
        agencies.takeMoney(agent.code(), day, 1_400, "short " + day, BY);
        assertThat(agencies.of(agent.code(), day).stream().filter(d -> d.ending() == null))
                .extracting(Difference::kind, Difference::minor)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.MONEY, 100L));
        agencies.takeMoney(agent.code(), day, 100, "rest " + day, BY);
        assertThat(day(agent, day).isDone()).isTrue();
        var fees = 2 * agent.feeMinor();
        assertThat(books(agent, day))
                .as("what came later is booked by itself; fees that are billed are owed")
                .containsExactlyInAnyOrder(
                        "bank 1400",
                        agent.clearing() + " -1400",
                        "bank 100",
                        agent.clearing() + " -100",
                        "expense.agent-fee " + fees,
                        "liability.agent-fee -" + fees);
    }

    @Test
    void aFileThatContradictsItselfOrComesTooEarlyIsRefused() {
        var agent = agent("ZSY");
        var payer = payers.owing(1);
        var day = freshDay(agent);
        assertThatThrownBy(() -> agencies.takeFile(file(agent, day, List.of()), BY))
                .hasMessageContaining("agency-day-open");
        agencies.cutOver(agent, day, CutBy.AGENT, BY);
        var lines = pays(payer, "A", 5L, "A", 5L);
        assertThatThrownBy(() -> agencies.takeFile(file(agent, day, lines), BY)).hasMessageContaining("agency-twice");
        var two = pays(payer, "A", 5L, "B", 5L);
        assertThatThrownBy(() -> agencies.takeFile(new DayFile(agent.code(), day, "f", "h1", 3, 10, two), BY))
                .hasMessageContaining("agency-count");
        assertThatThrownBy(() -> agencies.takeFile(new DayFile(agent.code(), day, "f", "h2", 2, 11, two), BY))
                .hasMessageContaining("agency-total");
        assertThat(day(agent, day).file()).isNull();
    }

    @Test
    void aDayEndsAtItsHourAndTheClockDecidesWhenNobodySaysSo() {
        var agent = agent("POST");
        var day = freshDay(agent);
        var ends = day.atTime(agent.cutOff()).atZone(clock.getZone()).toInstant();
        time.startAt(ends.minusSeconds(1));
        assertThat(agencies.current(agent)).isEqualTo(day);
        time.startAt(ends);
        assertThat(agencies.current(agent)).isEqualTo(day.plusDays(1));
        assertThat(agencies.cutOver(agent, day, CutBy.AGENT, BY))
                .as("too late to end it again")
                .isEqualTo(day.plusDays(1));
        time.startAt(ends.plus(Duration.ofDays(3)));
        assertThat(agencies.current(agent))
                .as("days on which nobody was there are left out")
                .isEqualTo(day.plusDays(4));
    }

    /** A day nobody has paid on: all before it are over. */
    private LocalDate freshDay(Agent agent) {
        var open = agencies.current(agent);
        return agencies.cutOver(agent, open, CutBy.FINANCE, BY);
    }

    private String pay(Agent agent, Somebody payer, long minor) {
        var reference = "P" + Ids.text(Ids.next());
        var answer = desk.pay(agent, new Taking(reference, payer.number(), Money.fen(minor), clock.instant()), BY);
        assertThat(answer).isInstanceOf(AgentDesk.Answer.Taken.class);
        return reference;
    }

    private static List<DayFile.Line> pays(Somebody payer, Object... referencesAndMinors) {
        var lines = new ArrayList<DayFile.Line>();
        for (var n = 0; n < referencesAndMinors.length; n += 2)
            lines.add(new DayFile.Line(
                    n + 2, false, (String) referencesAndMinors[n], payer.number(), (Long) referencesAndMinors[n + 1]));
        return lines;
    }

    private static DayFile file(Agent agent, LocalDate day, List<DayFile.Line> lines) {
        var total = lines.stream().mapToLong(DayFile.Line::signed).sum();
        return new DayFile(agent.code(), day, "day.csv", "h" + lines.hashCode(), lines.size(), total, lines);
    }

    private static Difference.Key key(Agent agent, LocalDate day, Kind kind, String reference) {
        return new Difference.Key(agent.code(), day, kind, reference);
    }

    private AgentDay day(Agent agent, LocalDate day) {
        return agencies.days(agent.code(), 50).stream()
                .filter(one -> one.day().equals(day))
                .findFirst()
                .orElseThrow();
    }

    private Agent agent(String code) {
        return agencies.agent(new AgentCode(code));
    }

    private List<String> books(Agent agent, LocalDate day) {
        return db.sql("""
                        select e.gl || ' ' || e.amount_minor from ledger.journal j
                        join ledger.entry e on e.customer = j.customer and e.month = j.month and e.journal = j.id
                        where j.customer = 0 and j.reference = ?""")
                .param(agent.code().value() + " " + day)
                .query(String.class)
                .list();
    }
}
