package furong.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.Segment;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which rule holds, since when, and that nobody changes it afterwards. */
@FurongTest
class RulesTest {

    private static final Actor QUALITY = new Actor(3, 26, "2603", "test");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    @Autowired
    Rules rules;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @Test
    void everyPromiseHasARuleAndEveryRuleASource() {
        var book = rules.book();
        for (var type : PromiseType.values())
            for (var segment : Segment.values())
                for (var rural : List.of(true, false))
                    assertThat(book.fitting(new RuleBook.Case(type, "CN-SC", segment, "ADSL", rural, TODAY)))
                            .as("%s for %s, rural %s", type, segment, rural)
                            .isNotEmpty()
                            .allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
    }

    @Test
    void theNearestJurisdictionWinsThenTheMoreSpecificRule() {
        assertThat(first(PromiseType.RESUME, "CN-HA", Segment.PUBLIC, false)).isEqualTo("CN-HA-RESUME");
        assertThat(first(PromiseType.RESUME, "CN", Segment.PUBLIC, false)).isEqualTo("CN-RESUME");
        assertThat(first(PromiseType.REPAIR, "CN-HA", Segment.PUBLIC, true)).isEqualTo("CN-REPAIR-RURAL");
        assertThat(first(PromiseType.REPAIR, "CN-FJ", Segment.PUBLIC, false)).isEqualTo("CN-FJ-REPAIR-ADSL");
        assertThat(first(PromiseType.REPAIR, "CN-FJ", Segment.COMMERCIAL, false))
                .isEqualTo("CN-REPAIR-URBAN");
        assertThat(first(PromiseType.REPAIR, "GB-OFCOM-2019", Segment.PUBLIC, false))
                .isEqualTo("GB-REPAIR");
    }

    @Test
    void theChoiceDoesNotDependOnTheOrderOfTheRows() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var book = rules.book();
        for (var n = 0; n < 300; n++) {
            var shuffled = new ArrayList<>(book.rules());
            Collections.shuffle(shuffled, random);
            var wanted = new RuleBook.Case(
                    PromiseType.values()[random.nextInt(PromiseType.values().length)],
                    List.of("CN", "CN-SC", "CN-FJ", "CN-HA").get(random.nextInt(4)),
                    Segment.values()[random.nextInt(3)],
                    List.of("", "ADSL", "FTTH", "PHS").get(random.nextInt(4)),
                    random.nextBoolean(),
                    TODAY);
            assertThat(new RuleBook(book.jurisdictions(), shuffled).fitting(wanted))
                    .as("seed %d: %s", seed, wanted)
                    .isEqualTo(book.fitting(wanted));
        }
    }

    @Test
    void theLawOfTheDayIsTheOneThatHeldThen() {
        var old = new RuleBook.Case(
                PromiseType.REPAIR, "CN", Segment.PUBLIC, "FIXED_LINE", false, LocalDate.of(2004, 1, 5));
        assertThat(rules.book().fitting(old).getFirst())
                .extracting(Rule::version, Rule::source)
                .containsExactly(1, "电信条例（2000）第三十三条");
    }

    @Test
    void aNewVersionTakesOverFromItsDayAndTheOldOneStays() {
        time.startAt(Instant.parse("2026-03-10T01:00:00Z"));
        var code = "TEST-" + Ids.text(Ids.next());
        var first = rules.publish(rule(code, 1, TODAY, new Term.Hours(48)), QUALITY);
        rules.publish(rule(code, 2, TODAY.plusDays(10), new Term.Hours(24)), QUALITY);
        assertThat(inForce(code, TODAY.plusDays(9)).term()).isEqualTo(new Term.Hours(48));
        assertThat(inForce(code, TODAY.plusDays(10)).term()).isEqualTo(new Term.Hours(24));
        assertThat(rules.version(code, 1)).isEqualTo(first);
        assertThat(rules.versions(code)).extracting(Rule::version).containsExactly(2, 1);
    }

    @Test
    void nothingIsPublishedIntoThePastOrOutOfOrder() {
        time.startAt(Instant.parse("2026-03-10T01:00:00Z"));
        var code = "TEST-" + Ids.text(Ids.next());
        assertThatThrownBy(() -> rules.publish(rule(code, 1, TODAY.minusDays(1), new Term.Hours(1)), QUALITY))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("promise-rule-in-the-past");
        assertThatThrownBy(() -> rules.publish(rule(code, 2, TODAY, new Term.Hours(1)), QUALITY))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("promise-rule-version");
    }

    @Test
    void theDatabaseRefusesToChangeAPublishedRule() {
        assertThatThrownBy(() -> db.sql("update promise.rule set term_amount = 1 where code = 'CN-RESUME'")
                        .update())
                .hasMessageContaining("rows are only ever added");
        assertThatThrownBy(() -> db.sql("delete from promise.rule where code = 'CN-RESUME'")
                        .update())
                .hasMessageContaining("rows are only ever added");
    }

    @Test
    void bothLanguagesHaveAllTheWords() {
        var chinese = ResourceBundle.getBundle("i18n.promise", java.util.Locale.SIMPLIFIED_CHINESE);
        var english = ResourceBundle.getBundle("i18n.promise", java.util.Locale.ENGLISH);
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (var type : PromiseType.values())
            assertThat(chinese.containsKey("promise.type." + type)).isTrue();
        for (var cause : Cause.values())
            assertThat(chinese.containsKey("promise.cause." + cause)).isTrue();
        for (var look : Promise.Look.values())
            assertThat(chinese.containsKey("promise.look." + look)).isTrue();
    }

    private Rule inForce(String code, LocalDate on) {
        return rules.inForce(on).stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String first(PromiseType type, String where, Segment segment, boolean rural) {
        return rules.book()
                .fitting(new RuleBook.Case(type, where, segment, "ADSL", rural, TODAY))
                .getFirst()
                .code();
    }

    /** For a product nobody sells, so that no other test's promise is made by it. */
    private static Rule rule(String code, int version, LocalDate since, Term term) {
        return new Rule(
                code,
                version,
                PromiseType.BACK_OFFICE,
                "CN-SC",
                null,
                "TELEX",
                Rule.Setting.ANY,
                since,
                null,
                term,
                new Payout.None(),
                Set.of(),
                Rule.Kind.HOUSE,
                new Label("试", "test"),
                "test",
                true);
    }
}
