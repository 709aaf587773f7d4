package furong.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is promised is written down, ends once, and costs what the rule says, once. */
@FurongTest
class PromisesTest {

    private static final ZoneId CHENGDU = ZoneId.of("Asia/Shanghai");
    private static final Actor CLERK = new Actor(17, 8, "1017", "test");
    private static final Instant MORNING = at("2026-03-10T09:00");

    @Autowired
    Promises promises;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    private final CustomerId customer = CustomerId.next();
    private final String subject = "fault:" + Ids.text(Ids.next());

    @BeforeEach
    void itIsATuesdayInMarch() {
        time.startAt(MORNING);
    }

    @Test
    @DisplayName("G4-1 same-day rule: at 15:59 due that day at 24:00, at 16:01 due 24 hours on")
    void sameDay() {
        var inTime = promises.make(fujian(PromiseType.INSTALL, "order:a", at("2026-03-10T15:59")), CLERK);
        var later = promises.make(fujian(PromiseType.INSTALL, "order:b", at("2026-03-10T16:01")), CLERK);
        assertThat(inTime.dueAt()).isEqualTo(at("2026-03-11T00:00"));
        assertThat(later.dueAt()).isEqualTo(at("2026-03-11T16:01"));
    }

    @Test
    @DisplayName("G4-2 a repair ten days late pays 100, not more")
    void lateRepairIsCapped() {
        var promise = promises.make(fujian(PromiseType.REPAIR, subject, at("2026-03-10T10:00")), CLERK);
        promises.keep(customer, PromiseType.REPAIR, subject, promise.dueAt().plus(Duration.ofDays(10)), "line test");
        assertThat(owed(promise)).isEqualTo(Money.fen(100_00));

        var longer = promises.make(fujian(PromiseType.REPAIR, subject, at("2026-03-10T10:00")), CLERK);
        promises.keep(customer, PromiseType.REPAIR, subject, longer.dueAt().plus(Duration.ofDays(40)), "line test");
        assertThat(owed(longer)).isEqualTo(Money.fen(100_00));
    }

    @Test
    @DisplayName("G4-2 part of a day counts as a day, and a minute in time counts as none")
    void partOfADayIsADay() {
        var promise = promises.make(fujian(PromiseType.REPAIR, subject, at("2026-03-10T10:00")), CLERK);
        promises.keep(customer, PromiseType.REPAIR, subject, promise.dueAt().plusSeconds(60), "line test");
        assertThat(owed(promise)).isEqualTo(Money.fen(10_00));

        var inTime = promises.make(fujian(PromiseType.REPAIR, subject, at("2026-03-10T10:00")), CLERK);
        promises.keep(customer, PromiseType.REPAIR, subject, inTime.dueAt(), "line test");
        assertThat(promises.get(customer, inTime.id()).state()).isEqualTo(PromiseState.KEPT);
        assertThat(promises.get(customer, inTime.id()).compensation()).isNull();
    }

    @Test
    @DisplayName("G4-2 a bundle is paid once")
    void aBundleIsPaidOnce() {
        var late = at("2026-03-14T12:00");
        var broadband =
                promises.make(fujian(PromiseType.INSTALL, "order:line", MORNING).inBundle("bundle:7"), CLERK);
        var television =
                promises.make(fujian(PromiseType.INSTALL, "order:tv", MORNING).inBundle("bundle:7"), CLERK);
        promises.keep(customer, PromiseType.INSTALL, "order:line", late, "visit");
        promises.keep(customer, PromiseType.INSTALL, "order:tv", late, "visit");
        assertThat(owed(broadband)).isEqualTo(Money.fen(20_00));
        assertThat(promises.get(customer, television.id()).state()).isEqualTo(PromiseState.BROKEN);
        assertThat(promises.get(customer, television.id()).compensation()).isNull();
    }

    @Test
    @DisplayName("G4-2 a third party's cause, with evidence, pays nothing")
    void aThirdPartysCausePaysNothing() {
        var promise = promises.make(fujian(PromiseType.REPAIR, subject, MORNING), CLERK);
        assertThatThrownBy(() -> promises.excuse(customer, promise.id(), Cause.THIRD_PARTY, " ", CLERK))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("promise-evidence-missing");
        promises.excuse(customer, promise.id(), Cause.THIRD_PARTY, "photo: road works cut the cable", CLERK);
        promises.keep(customer, PromiseType.REPAIR, subject, at("2026-03-20T10:00"), "line test");

        var ended = promises.get(customer, promise.id());
        assertThat(ended.state()).isEqualTo(PromiseState.BROKEN);
        assertThat(ended.cause()).isEqualTo("THIRD_PARTY");
        assertThat(ended.compensation()).isNull();
    }

    @Test
    @DisplayName("G4-3 1% a day of a fee of 300 yuan, 7 days late: 21.00")
    void aShareOfTheFee() {
        var due = at("2026-03-13T17:00");
        var promise = promises.makeUntil(chengdu(PromiseType.INSTALL, subject).withFee(Money.fen(300_00)), due, CLERK);
        promises.keep(customer, PromiseType.INSTALL, subject, due.plus(Duration.ofDays(7)), "visit");
        assertThat(owed(promise).decimal()).isEqualTo("21.00");
    }

    @Test
    @DisplayName("G4-4 paid at 09:00, resumed within 48 hours nationally and 24 in Henan, or a breach exists")
    void resumedInTimeOrABreachExists() {
        var nation = promises.make(chengdu(PromiseType.RESUME, "bill:cn").under("CN"), CLERK);
        var henan = promises.make(chengdu(PromiseType.RESUME, "bill:ha").under("CN-HA"), CLERK);
        assertThat(nation.dueAt()).isEqualTo(at("2026-03-12T09:00"));
        assertThat(henan.dueAt()).isEqualTo(at("2026-03-11T09:00"));

        time.startAt(at("2026-03-11T09:01"));
        sweep();
        assertThat(promises.get(customer, henan.id()).state()).isEqualTo(PromiseState.BROKEN);
        assertThat(promises.get(customer, nation.id()).state()).isEqualTo(PromiseState.OPEN);

        promises.keep(customer, PromiseType.RESUME, "bill:cn", at("2026-03-12T08:59"), "line on");
        assertThat(promises.get(customer, nation.id()).state()).isEqualTo(PromiseState.KEPT);
    }

    @Test
    @DisplayName("A1.6 the same fault of three segments gives three promises, and each says why")
    void threeSegmentsThreePromises() {
        var dues = IntStream.range(0, 3)
                .mapToObj(n -> new NewPromise(
                        customer,
                        PromiseType.REPAIR,
                        "fault:" + n,
                        Segment.values()[n],
                        "ADSL",
                        false,
                        MORNING,
                        new UnitId(5),
                        "DATA"))
                .map(wanted -> promises.make(wanted, CLERK))
                .toList();
        assertThat(dues.stream().map(Promise::dueAt))
                .containsExactly(at("2026-03-11T09:00"), at("2026-03-10T21:00"), at("2026-03-10T13:00"));
        assertThat(dues.stream().map(made -> promises.why(customer, made.id())))
                .extracting(why -> why.segment() + " " + why.rule().code())
                .containsExactly(
                        "PUBLIC SC-REPAIR-URBAN", "COMMERCIAL SC-REPAIR-COMMERCIAL", "KEY_ACCOUNT SC-REPAIR-KEY");
        assertThat(promises.why(customer, dues.getLast().id()).passedOver())
                .extracting(Rule::code)
                .containsExactly("SC-REPAIR-URBAN", "CN-REPAIR-URBAN");
    }

    @Test
    void brokenBySweepThenDoneLateIsPaidWhenTheDelayIsKnown() {
        var promise = promises.make(fujian(PromiseType.REPAIR, subject, MORNING), CLERK);
        time.startAt(at("2026-03-12T10:00"));
        sweep();
        assertThat(promises.get(customer, promise.id()).state()).isEqualTo(PromiseState.BROKEN);
        assertThat(promises.get(customer, promise.id()).compensation()).isNull();

        promises.keep(customer, PromiseType.REPAIR, subject, at("2026-03-13T10:00"), "line test");
        promises.keep(customer, PromiseType.REPAIR, subject, at("2026-03-19T10:00"), "heard twice");
        assertThat(owed(promise)).isEqualTo(Money.fen(30_00));
        assertThat(promises.get(customer, promise.id()).doneAt()).isEqualTo(at("2026-03-13T10:00"));
    }

    @Test
    void makingTheSamePromiseTwiceMakesItOnce() {
        var first = promises.make(chengdu(PromiseType.CALLBACK, subject), CLERK);
        var second = promises.make(chengdu(PromiseType.CALLBACK, subject), CLERK);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(promises.about(customer, subject)).hasSize(1);
    }

    @Test
    void aVoidPromiseSaysWhyAndOwesNothing() {
        var promise = promises.make(fujian(PromiseType.INSTALL, subject, MORNING), CLERK);
        assertThatThrownBy(() -> promises.voidIt(customer, PromiseType.INSTALL, subject, "", CLERK))
                .hasMessageContaining("promise-cause-missing");
        promises.voidIt(customer, PromiseType.INSTALL, subject, "order withdrawn", CLERK);
        time.startAt(at("2026-04-10T10:00"));
        sweep();
        promises.keep(customer, PromiseType.INSTALL, subject, at("2026-04-10T10:00"), "too late to matter");
        assertThat(promises.get(customer, promise.id()))
                .extracting(Promise::state, Promise::cause, Promise::compensation)
                .containsExactly(PromiseState.VOID, "order withdrawn", null);
    }

    @Test
    void aCompensationIsReversedByAnEntryOfItsOwnAndOnlyOnce() {
        var promise = promises.make(fujian(PromiseType.REPAIR, subject, MORNING), CLERK);
        promises.keep(customer, PromiseType.REPAIR, subject, at("2026-03-12T10:00"), "line test");
        promises.reverse(customer, promise.id(), "the customer had unplugged it", CLERK);
        assertThat(promises.get(customer, promise.id()).compensation())
                .extracting(Compensation::amount, Compensation::reversed)
                .containsExactly(Money.fen(20_00), true);
        assertThatThrownBy(() -> promises.reverse(customer, promise.id(), "again", CLERK))
                .hasMessageContaining("promise-reversed-before");
        assertThat(db.sql("select sum(amount_minor) from promise.compensation where customer = ?")
                        .param(customer.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void fiftyThreadsKeepingAndBreakingEndItOnceAndPayOnce() throws Exception {
        for (var round = 0; round < 5; round++) {
            var about = subject + round;
            var promise = promises.make(fujian(PromiseType.REPAIR, about, MORNING), CLERK);
            time.startAt(at("2026-03-15T10:00"));
            var late = promise.dueAt().plus(Duration.ofHours(30));
            together(50, n -> () -> {
                if (n % 3 == 0) return promises.breakOverdue(500);
                if (n % 3 == 1) promises.voidIt(customer, PromiseType.REPAIR, about, "withdrawn", CLERK);
                else promises.keep(customer, PromiseType.REPAIR, about, late, "line test");
                return 0;
            });
            var ended = promises.get(customer, promise.id());
            assertThat(ended.state()).isIn(PromiseState.BROKEN, PromiseState.VOID);
            assertThat(ended.compensation() == null).isEqualTo(ended.state() == PromiseState.VOID);
            assertThat(promises.about(customer, about)).hasSize(1);
            time.startAt(MORNING);
        }
    }

    @Test
    void theDatabaseItselfRefusesToEndAPromiseTwiceOrToChangeWhatWasPromised() {
        var promise = promises.make(chengdu(PromiseType.CALLBACK, subject), CLERK);
        promises.keep(customer, PromiseType.CALLBACK, subject, MORNING.plusSeconds(60), "call");
        for (var change : List.of(
                "state = 'BROKEN', ended_at = due_at, cause = 'OPERATOR'",
                "due_at = due_at + interval '1 day'",
                "rule_version = 2",
                "done_at = done_at + interval '1 minute'"))
            assertThatThrownBy(() -> db.sql("update promise.promise set " + change + " where customer = ? and id = ?")
                            .params(customer.value(), promise.id().value())
                            .update())
                    .as(change)
                    .hasMessageContaining("promise " + promise.id().value());
    }

    private NewPromise fujian(PromiseType type, String about, Instant from) {
        return new NewPromise(customer, type, about, Segment.PUBLIC, "ADSL", false, from, new UnitId(5), "DATA")
                .under("CN-FJ");
    }

    private NewPromise chengdu(PromiseType type, String about) {
        return new NewPromise(customer, type, about, Segment.PUBLIC, "ADSL", false, MORNING, new UnitId(5), "DATA");
    }

    private Money owed(Promise promise) {
        var compensation = promises.get(customer, promise.id()).compensation();
        assertThat(compensation).isNotNull();
        return compensation.amount();
    }

    private void sweep() {
        while (promises.breakOverdue(200) == 200) {}
    }

    private static void together(int threads, java.util.function.IntFunction<Callable<Integer>> work) throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, threads).mapToObj(work).toList();
            for (var one : pool.invokeAll(all)) one.get();
        }
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CHENGDU).toInstant();
    }
}
