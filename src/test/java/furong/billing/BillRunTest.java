package furong.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.billing.Run.Kind;
import furong.billing.Subscribers.Subscriber;
import furong.ledger.Ledger;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.TimeTravel;
import furong.rating.Usage;
import furong.rating.UsageKind;
import furong.rating.UsageRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A run bills everybody once: as its trial said, wherever it was stopped, and whoever else is in its way. */
@FurongTest
class BillRunTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Actor BY = Actor.system("test");
    private static final long WHOLE = 2_100 + 16_800 + 1_000;

    @Autowired
    Subscribers subscribers;

    @Autowired
    BillRuns runs;

    @Autowired
    RunPlan plan;

    @Autowired
    PartWork work;

    @Autowired
    RuleBook.Shelf shelf;

    @Autowired
    Bills bills;

    @Autowired
    Usage usage;

    @Autowired
    Ledger ledger;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @AfterEach
    void today() {
        time.backToRealTime();
    }

    @Test
    void theTrialSaysToTheFenWhatTheRunWillBill() {
        var month = LocalDate.parse("2003-03-01");
        var some = had(25, "2003-03-11");
        var calls = new ArrayList<UsageRecord>();
        for (var one : some) {
            calls.add(call(one, "2003-03-12T10:00:00", 200));
            calls.add(call(one, "2003-03-31T23:59:00", 30));
        }
        assertThat(usage.take("test-switch", calls).taken()).isEqualTo(50);
        clock("2003-04-01T02:00:00");

        var trial = runs.work(runs.begin(month, Kind.TRIAL, BY).id());
        assertThat(bills.of(some.getFirst().customer(), 10))
                .as("a trial bills nobody")
                .isEmpty();
        var real = runs.work(runs.begin(month, Kind.REAL, BY).id());

        assertThat(real.ended()).isTrue();
        assertThat(real.total()).isEqualTo(trial.total());
        assertThat(real.bills()).isEqualTo(trial.bills()).isGreaterThanOrEqualTo(25);
        assertThat(runs.compare(trial.id(), real.id(), 10)).isEmpty();
        for (var one : some) {
            var bill = bills.get(one.customer(), only(one).id());
            var rent = Math.round(2_100 * 21 / 31.0) + Math.round(16_800 * 21 / 31.0) + Math.round(1_000 * 21 / 31.0);
            assertThat(bill.total().minor()).isEqualTo(rent + 33 + 22);
            assertThat(bill.lines().stream()
                            .mapToLong(line -> line.amount().minor())
                            .sum())
                    .isEqualTo(bill.total().minor());
            assertThat(ledger.owed(one.customer(), one.account()).open()).isEqualTo(bill.total());
        }
    }

    @Test
    void stoppedAnywhereAndTakenUpBySeveralAtOnceEverybodyHasOneBill() throws Exception {
        var month = LocalDate.parse("2003-05-01");
        var some = had(40, "2003-05-01");
        clock("2003-06-01T02:00:00");
        var id = plan.begin(month, Kind.REAL, LocalDate.parse("2003-06-20"), 7, BY);
        assertThat(work.next(runs.get(id), shelf.open(month))).isTrue();
        assertThat(work.next(runs.get(id), shelf.open(month))).isTrue();
        assertThat(runs.get(id).partsDone()).isEqualTo(2);
        assertThat(runs.get(id).ended()).isFalse();

        try (var others = Executors.newFixedThreadPool(3)) {
            for (var done : others.invokeAll(java.util.Collections.nCopies(3, () -> runs.work(id)))) done.get();
        }

        assertThat(runs.get(id).ended()).isTrue();
        assertThat(runs.get(id).parked()).isZero();
        for (var one : some) assertThat(only(one).total().minor()).isEqualTo(WHOLE);
        var again = runs.work(runs.begin(month, Kind.REAL, BY).id());
        assertThat(again.bills()).as("nobody is left").isZero();
        assertThat(ledger.owed(some.getFirst().customer(), some.getFirst().account())
                        .open()
                        .minor())
                .isEqualTo(WHOLE);
    }

    @Test
    void anAccountThatCannotBeBilledIsParkedAndStopsNobodyElse() {
        var month = LocalDate.parse("2003-07-01");
        var some = had(5, "2003-07-01");
        var bad = some.get(2);
        offer(bad, "ADSL_LOST");
        clock("2003-08-01T02:00:00");

        var run = runs.work(runs.begin(month, Kind.REAL, BY).id());

        assertThat(run.parked()).isEqualTo(1);
        assertThat(bills.of(bad.customer(), 10)).isEmpty();
        for (var one : some)
            if (one != bad) assertThat(only(one).total().minor()).isEqualTo(WHOLE);
        var parked = runs.parked(1000).stream()
                .filter(one -> one.customer().equals(bad.customer()))
                .toList();
        assertThat(parked).hasSize(1).first().extracting(Parked::why).isEqualTo("not-found");
        assertThat(runs.unpark(parked.getFirst(), BY)).isInstanceOf(BillRuns.UnparkOutcome.StillWrong.class);

        offer(bad, "ADSL_2M");
        assertThat(runs.unpark(parked.getFirst(), BY)).isInstanceOf(BillRuns.UnparkOutcome.Billed.class);
        assertThat(only(bad).total().minor()).isEqualTo(WHOLE);
        assertThat(runs.parked(1000)).noneMatch(one -> one.customer().equals(bad.customer()));
    }

    @Test
    void theDatabaseRefusesASecondBillOfAMonthAndASecondRentOfADay() {
        var month = LocalDate.parse("2003-09-01");
        var one = had(1, "2003-09-01").getFirst();
        clock("2003-10-01T02:00:00");
        runs.work(runs.begin(month, Kind.REAL, BY).id());
        assertThatThrownBy(() -> db.sql("""
                        insert into billing.bill select customer, id + 1, account, cycle, number, segment, currency, made_on,
                            due_on, charges_minor, discount_minor, tax_minor, total_minor, run
                        from billing.bill where customer = ?""").param(one.customer().value()).update())
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> db.sql("""
                        insert into billing.bill_line select customer, bill + 1, line, kind, product, subscription, charge,
                            words, from_day, until_day, quantity, amount_minor, item
                        from billing.bill_line where customer = ? and kind = 'RENT'""").param(one.customer().value()).update())
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> db.sql("update billing.bill set total_minor = 0 where customer = ?")
                        .param(one.customer().value())
                        .update())
                .hasMessageContaining("billing.bill");
    }

    @Test
    void aBillFiveTimesTheAverageOfThreeMonthsRaisesAnAlarmAndOneFenLessDoesNot() {
        var two = had(2, "2004-01-01");
        for (var month = 1; month <= 3; month++) bill(LocalDate.of(2004, month, 1));
        var five = 5 * WHOLE - WHOLE;
        abroad(two.get(0), five + 1);
        abroad(two.get(1), five);
        bill(LocalDate.of(2004, 4, 1));
        assertThat(only(two.get(0)).total().minor()).isGreaterThan(5 * WHOLE);
        assertThat(alarms(two.get(0))).isEqualTo(1);
        assertThat(alarms(two.get(1))).isZero();
    }

    private void bill(LocalDate month) {
        time.startAt(month.plusMonths(1).atTime(2, 0).atZone(ZONE).toInstant());
        runs.work(runs.begin(month, Kind.REAL, BY).id());
    }

    private void abroad(Subscriber one, long minor) {
        db.sql("""
                        insert into billing.one_off (customer, id, account, product, charge, words, amount_minor, currency,
                            happened_on, reference)
                        select ?, ?, ?, 'FIXED_LINE', 'X', (select id from billing.words limit 1), ?, 'CNY', '2004-04-10', ?""")
                .params(one.customer().value(), Ids.next(), one.account().value(), minor, Ids.text(Ids.next()))
                .update();
    }

    private long alarms(Subscriber one) {
        return db.sql("select count(*) from billing.alarm where customer = ?")
                .param(one.customer().value())
                .query(Long.class)
                .single();
    }

    private void offer(Subscriber one, String offer) {
        db.sql("update billing.period set offer = ? where customer = ? and subscription = ?")
                .params(offer, one.customer().value(), one.adsl().value())
                .update();
    }

    private List<Subscriber> had(int count, String since) {
        var from = LocalDate.parse(since).atTime(9, 0).atZone(ZONE).toInstant();
        time.startAt(from);
        return subscribers.have(count, from);
    }

    private Bill only(Subscriber one) {
        var latest = bills.of(one.customer(), 1);
        assertThat(latest).hasSize(1);
        return latest.getFirst();
    }

    private void clock(String local) {
        time.startAt(java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant());
    }

    private static UsageRecord call(Subscriber one, String local, long seconds) {
        Instant at = java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant();
        return new UsageRecord(Ids.text(Ids.next()), UsageKind.LOCAL_CALL, one.number(), "02881112222", at, seconds);
    }
}
