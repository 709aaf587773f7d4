package furong.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Choosing a number, and what there is to have at an address; quick also where there is very much. */
@FurongTest
class ChoiceTest {

    private static final Actor BY = Actor.system("test");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Autowired
    Inventory inventory;

    @Autowired
    Numbers numbers;

    @Autowired
    FreeNumbers free;

    @Autowired
    Grades grades;

    @Autowired
    Ports ports;

    @Autowired
    Reaches reaches;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    private final SoftAssertions softly = new SoftAssertions();
    private int asked;

    @Test
    void aFancyNumberIsGradedAndCostsItsFee() {
        exchange("C01", "510991", "0289911000", 1000);
        assertThat(numbers.feeOf("0289911888")).isEqualTo(Money.fen(80_000));
        assertThat(numbers.feeOf("0289911345")).isEqualTo(Money.fen(0));
        assertThat(search("C01", "", "", "FIRST", 500))
                .extracting(FreeNumber::number)
                .contains("0289911000", "0289911234", "0289911999")
                .hasSize(10);
        assertThat(search("C01", "", "", "SECOND", 500))
                .extracting(FreeNumber::number)
                .contains("0289911168", "0289911518", "0289911122", "0289911199")
                .doesNotContain("0289911111");
        assertThat(search("C01", "", "88", null, 500)).hasSize(10);
        assertThat(search("C01", "1186", "", null, 500)).hasSize(11);
        assertThat(search("C01", "", "", "", 500)).allMatch(one -> one.fee().isZero());
        assertThatThrownBy(() -> numbers.feeOf("123")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> search("C01", "12%", "", null, 5)).isInstanceOf(Refused.class);
    }

    @Test
    void thePagesHoldEveryFreeNumberOnceInOrder() {
        exchange("C02", "510990", "0289912000", 95);
        var seen = new ArrayList<String>();
        @Nullable String after = "";
        while (after != null) {
            var page = free.page(new NumberSearch(null, "VOICE", "C02", "", "", null), after, 20);
            page.rows().forEach(one -> seen.add(one.number()));
            after = page.next();
        }
        assertThat(seen).hasSize(95).isSorted().doesNotHaveDuplicates();
        var area = new Area("510990", "510990001");
        assertThat(free.page(new NumberSearch(area, "VOICE", "", "", "", null), "", 500)
                        .rows())
                .hasSize(95);
        assertThat(free.page(new NumberSearch(area, "PHS", "", "", "", null), "", 500)
                        .rows())
                .isEmpty();
    }

    @Test
    void anOperatorSetsFeesAndPatternsAndNumbersAreGradedAnew() {
        exchange("C03", "510989", "0289913400", 100);
        assertThat(numbers.feeOf("0289913407")).isEqualTo(Money.fen(0));
        grades.rule(new Grades.Rule(5, "^028991340[789]$", "THIRD"), BY);
        assertThat(grades.gradeAnew(BY)).isGreaterThanOrEqualTo(3);
        assertThat(grades.gradeAnew(BY)).isZero();
        assertThat(numbers.feeOf("0289913407")).isEqualTo(grade("THIRD").fee()).isNotEqualTo(Money.fen(0));
        assertRefused("grade-pattern", () -> grades.rule(new Grades.Rule(6, "(", "THIRD"), BY));
        assertRefused("grade-fee", () -> grades.charge("THIRD", Money.fen(-1), BY));
        assertRefused("not-found", () -> grades.charge("NONE", Money.fen(1), BY));
        var before = grade("THIRD").fee();
        grades.charge("THIRD", Money.fen(6000), BY);
        assertThat(numbers.feeOf("0289913407")).isEqualTo(Money.fen(6000));
        grades.charge("THIRD", before, BY);
    }

    @Test
    void aPortOfTheStreetOfficeIsTakenFirstAndOneOfAnotherNever() {
        exchange("C04", "510988", "0289914000", 1);
        inventory.addPorts("C04", "PAIR", 2);
        inventory.addPorts("C04", "PAIR", "510988001", 2);
        inventory.addPorts("C04", "PAIR", "510988002", 2);
        var here = new Area("510988", "510988001");
        assertThat(ports.free(here, "PAIR")).isEqualTo(4);
        assertThat(ports.free(Area.district("510988"), "PAIR")).isEqualTo(2);
        var given = new ArrayList<String>();
        for (var n = 0; n < 4; n++)
            given.add(ports.get(ports.reserve(n, here, "PAIR", "order:" + n, HALF_AN_HOUR))
                    .streetOffice());
        assertThat(given).containsExactly("510988001", "510988001", "", "");
        assertRefused("no-port-free", () -> ports.reserve(9, here, "PAIR", "order:9", HALF_AN_HOUR));
        assertThat(reaches.check(new Area("510988", "510988002"), List.of("PAIR", "DSLAM"), List.of("VOICE", "PHS")))
                .isEqualTo(new Reaches.Free(Map.of("PAIR", 2, "DSLAM", 0), Map.of("VOICE", 1, "PHS", 0)));
    }

    /** Reads what is asked for, not the whole stock, though it is large. The rows are gone afterwards. */
    @Test
    void nobodyReadsTheWholeStockToGiveOneAway() {
        transaction.executeWithoutResult(status -> {
            exchange("C05", "510987", "0289915000", 1);
            var area = new Area("510987", "510987001");
            db.sql("""
                    insert into resource.number (number, exchange, state)
                    select '7' || lpad(n::text, 9, '0'), 'C05', 'FREE' from generate_series(1, 200000) n""").update();
            db.sql("""
                    insert into resource.port (id, exchange, kind, label, street_office, state)
                    select n, 'C05', 'PAIR', n::text, case when n % 2 = 0 then '510987001' else '' end, 'FREE'
                    from generate_series(1, 200000) n""").update();
            db.sql("analyze resource.number, resource.port").update();
            inventory.expire(Integer.MAX_VALUE); // what others left
            assertReadsAtMost(600, () -> reaches.check(area, List.of("PAIR", "DSLAM"), List.of("VOICE", "PHS")));
            assertReadsAtMost(50, () -> ports.reserve(1, area, "PAIR", "order:1", HALF_AN_HOUR));
            assertReadsAtMost(50, () -> ports.reserve(1, Area.district("510987"), "PAIR", "order:1", HALF_AN_HOUR));
            assertReadsAtMost(
                    600, () -> free.page(new NumberSearch(area, "VOICE", "", "", "", null), "7000100000", 100));
            assertReadsAtMost(600, () -> free.page(new NumberSearch(null, "", "C05", "", "", null), "", 100));
            assertReadsAtMost(50, () -> numbers.feeOf("7000100000"));
            assertReadsAtMost(50, () -> numbers.serves("7000100000", area, "VOICE"));
            assertReadsAtMost(50, () -> numbers.reserve(1, "7000100000", "order:1", HALF_AN_HOUR));
            assertReadsAtMost(50, () -> numbers.reserveAny(1, "C05", "order:1", HALF_AN_HOUR));
            assertReadsAtMost(50, () -> inventory.expire(100));
            status.setRollbackOnly();
            softly.assertAll();
        });
    }

    private void assertReadsAtMost(long rows, Runnable question) {
        var before = read();
        question.run();
        softly.assertThat(read() - before).as("question " + ++asked).isLessThanOrEqualTo(rows);
    }

    /** Rows of numbers and ports that this transaction has looked at so far. */
    private long read() {
        return db.sql("""
                select sum(coalesce(t.seq_tup_read, 0) + coalesce(i.read, 0))
                from pg_stat_xact_user_tables t
                left join (select c.indrelid relid, sum(pg_stat_get_xact_tuples_returned(c.indexrelid)) as read
                           from pg_index c group by 1) i on i.relid = t.relid
                where t.schemaname = 'resource' and t.relname in ('number', 'port')""").query(Long.class).single();
    }

    private List<FreeNumber> search(
            String exchange, String containing, String ending, @Nullable String grade, int limit) {
        return free.page(new NumberSearch(null, "", exchange, containing, ending, grade), "", limit)
                .rows();
    }

    private Grade grade(String code) {
        return grades.all().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void exchange(String code, String district, String from, int count) {
        inventory.addExchange(
                new Exchange(code, new Label("测试局" + code, "Test " + code), "VOICE"), List.of(Area.district(district)));
        inventory.addNumbers(code, from, count);
    }

    private static void assertRefused(String code, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
