package furong.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.customer.Customer;
import furong.ordering.Counter;
import furong.ordering.OrderCompleted;
import furong.ordering.OrderId;
import furong.ordering.OrderPlaced;
import furong.ordering.Orders;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.TimeTravel;
import furong.subscription.SubscriptionId;
import furong.survey.Level;
import furong.survey.Occasion;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.transaction.support.TransactionTemplate;

@FurongTest
class SatisfactionTest {

    private static final Map<String, String> GOOD = Map.of(
            "works", "yes", "on_time", "yes", "uniform", "yes", "badge", "yes", "shown", "yes", "clean", "yes", "money",
            "yes");

    @Autowired
    Counter counter;

    @Autowired
    Staffed staffed;

    @Autowired
    Satisfaction satisfaction;

    @Autowired
    Coverage coverage;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Orders orders;

    @Autowired
    Triggers triggers;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @Test
    @DisplayName("G4-11 98.3% is reproduced from 1,000 answers, with interval and bounds")
    void satisfactionOfAThousand() throws Exception {
        var day = LocalDate.of(2026, 12, 15);
        var unit = new UnitId(19);
        counter.opens(day);
        var customer = counter.walksIn("金九");
        for (var n = 0; n < 1000; n++) {
            var due = due(customer, unit);
            var level = n < 17 ? Level.DISSATISFIED : n < 900 ? Level.SATISFIED : Level.TOUCHED;
            answer(due, level);
        }
        var figures = satisfaction
                .report(day, day.plusDays(1), new Scope(Set.of(unit)), null)
                .total();
        assertThat(figures.due()).isEqualTo(1000);
        assertThat(figures.coverage().value()).isEqualTo(1);
        assertThat(figures.complete()).isEqualTo(1000);
        assertThat(percent(figures.satisfaction().value())).isEqualTo("98.3");
        assertThat(percent(figures.interval().low())).isEqualTo("97.3");
        assertThat(percent(figures.interval().high())).isEqualTo("98.9");
        assertThat(percent(figures.bounds().low())).isEqualTo("98.3");
        assertThat(percent(figures.bounds().high())).isEqualTo("98.3");
        assertThat(figures.touched()).isEqualTo(100);
        assertThat(recomputed(customer)).isEqualTo("98.3 of 983/1000: 97.3 – 98.9");
        assertThat(words(day, unit))
                .as("on one page: the share, of how many, the interval, and what those not reached could change")
                .contains("98.3%", "983", "1,000", "97.3% – 98.9%", "98.3% – 98.3%", "100.0%");

        for (var n = 0; n < 111; n++) due(customer, unit);
        assertThat(words(day, unit))
                .as("a tenth is not reached yet, but may still be in time")
                .contains("98.3%", "97.3% – 98.9%", "88.5% – 98.5%", "90.0%", "1,111", "100.0%", "111 more may still");
        counter.clockShows(day.plusDays(30), 9);
        assertThat(words(day, unit))
                .as("nobody rang them in time")
                .contains("88.5% – 98.5%", "90.0%", "1,000 rung of 1,111")
                .doesNotContain("more may still");
        var later = satisfaction.report(day, day.plusDays(1), new Scope(Set.of(unit)), Occasion.INSTALL);
        assertThat(percent(later.total().coverage().value())).isEqualTo("90.0");
        assertThat(percent(later.total().bounds().low())).isEqualTo("88.5");
        assertThat(percent(later.total().bounds().high())).isEqualTo("98.5");
        assertThat(later.byUnit()).containsOnlyKeys(unit);
        assertThat(later.byOccasion()).containsOnlyKeys(Occasion.INSTALL);
        assertThat(later.total().open()).isEqualTo(111);
    }

    @Test
    @DisplayName("G4-10 1,000 installs, some of them failing at random, make exactly their 1,000 obligations")
    void everyInstallHasItsObligation() {
        var day = LocalDate.of(2026, 12, 16);
        counter.opens(day);
        var customer = counter.walksIn("魏一");
        var seed = 20261216L;
        var random = new Random(seed);
        var installed = 0;
        while (installed < 1000) {
            var fails = random.nextInt(5) == 0;
            try {
                transaction.executeWithoutResult(status -> {
                    due(customer, new UnitId(20));
                    if (fails) throw new IllegalStateException("power cut");
                });
                installed++;
            } catch (IllegalStateException powerCut) {
                assertThat(powerCut).hasMessage("power cut");
            }
        }
        var obligations =
                db.sql("""
                        select count(*) from callback.obligation where customer = ? and state = 'DUE'""").param(customer.id().value()).query(Long.class).single();
        assertThat(obligations).as("seed %d", seed).isEqualTo(1000);
        assertThat(satisfaction
                        .report(day, day.plusDays(1), new Scope(Set.of(new UnitId(20))), null)
                        .total()
                        .due())
                .isEqualTo(1000);
    }

    @Test
    @DisplayName("A4.6 each night what happened and what is to be asked are counted apart, kept, and must be equal")
    void theNightlyCheckCountsInstallationsWhereTheyHappenedAndFindsAllOfThem() {
        var day = LocalDate.of(2026, 12, 18);
        counter.opens(day);
        var order = counter.order(counter.walksIn("陶二"), "ADSL_2M");
        counter.crewDoes(order);
        var customer = counter.walksIn("姜三");
        orders.place(counter.wish(customer, "PHS_FAMILY"), counter.at(counter.clerk()));
        var today = counter.today();
        var check = coverage.check(today);
        assertThat(check.occasions()).isEqualTo(2);
        assertThat(check.complete()).isTrue();

        events.publishEvent(DayHasPassed.of(today));
        assertThat(coverage.checks(1000)).contains(check);

        due(customer, new UnitId(21));
        assertThat(coverage.check(today).complete())
                .as("a count that is off is seen")
                .isFalse();
    }

    @Test
    @DisplayName("A4.18 who is not reached widens the bounds, not the interval")
    void whoeverIsNotReachedWidensTheBoundsButNotTheInterval() {
        var some = new Figures(100, 100, 0, 80, 0, 5, 10, 5, 0, 78, 0, 0, 0, 0);
        var none = new Figures(80, 80, 0, 80, 0, 0, 0, 0, 0, 78, 0, 0, 0, 0);
        assertThat(some.interval()).isEqualTo(none.interval());
        assertThat(some.bounds().low()).isLessThan(none.bounds().low());
        assertThat(some.bounds().high()).isGreaterThan(none.bounds().high());
        var excluded = new Figures(100, 100, 0, 80, 0, 0, 0, 0, 20, 78, 0, 0, 0, 0);
        assertThat(excluded.bounds()).as("test orders do not count").isEqualTo(none.bounds());
    }

    /** From the answers as they were given, by Wilson's formula written down once more. */
    private String recomputed(Customer customer) {
        var levels = db.sql("select answer from callback.answer where customer = ? and question = 'level'")
                .param(customer.id().value())
                .query(String.class)
                .list();
        var n = levels.size();
        var good =
                levels.stream().filter(level -> !level.equals("DISSATISFIED")).count();
        var p = (double) good / n;
        var z = 1.959964;
        var middle = (p + z * z / (2 * n)) / (1 + z * z / n);
        var half = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n)) / (1 + z * z / n);
        return percent(p) + " of " + good + "/" + n + ": " + percent(middle - half) + " – " + percent(middle + half);
    }

    /** What somebody of the quality department reads on the page, without its marks. */
    private String words(LocalDate day, UnitId unit) throws Exception {
        var page = staffed.page(
                get("/satisfaction?from=" + day + "&until=" + day + "&unit=" + unit.text()),
                staffed.person(Role.QUALITY_SUPERVISOR, new UnitId(26), null));
        return page.substring(page.indexOf("<main")).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private Callback.Due due(Customer customer, UnitId owner) {
        var order = OrderId.next();
        return transaction.execute(status -> {
            triggers.on(new OrderPlaced(
                    customer.id(),
                    order,
                    "INSTALL",
                    "XZ-test",
                    "PHS",
                    "PHS",
                    owner,
                    Segment.PUBLIC,
                    false,
                    false,
                    true,
                    counter.clerk().id(),
                    counter.clerk().unit(),
                    counter.now()));
            triggers.on(new OrderCompleted(
                    customer.id(), order, "INSTALL", "XZ-test", new SubscriptionId(1), false, true, counter.now()));
            return (Callback.Due)
                    callbacks.about(customer.id(), order.subject()).getFirst();
        });
    }

    private void answer(Callback.Due due, Level level) {
        var answers = new HashMap<>(GOOD);
        answers.put("level", level.name());
        callbacks.end(
                new Ending(due.customer(), due.id(), Disposition.I, "REC", answers, "", ""),
                counter.at(counter.agent()));
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f", value * 100);
    }
}
