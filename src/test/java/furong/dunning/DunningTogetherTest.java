package furong.dunning;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.dunning.Debtors.Debtor;
import furong.ledger.Arrears;
import furong.ledger.Contests;
import furong.ledger.Ledger;
import furong.platform.Money;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The look at all accounts beside payments, and what is contested. */
@FurongTest
class DunningTogetherTest {

    private static final LocalDate AUGUST = LocalDate.of(2029, 8, 1);

    @Autowired
    Debtors debtors;

    @Autowired
    DunningBoard board;

    @Autowired
    Days days;

    @Autowired
    Collecting collecting;

    @Autowired
    Arrears arrears;

    @Autowired
    Contests contests;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void august() {
        time.startAt(debtors.at(AUGUST, 10));
        debtors.lay(20);
    }

    @AfterEach
    void backToTheRealTime() {
        time.backToRealTime();
    }

    @Test
    void whatIsPaidWhileAllAreLookedAtIsNotWrittenDownAsOwed() {
        var people = Stream.of(debtors.moveIn(), debtors.moveIn())
                .sorted(Comparator.comparingLong(one -> one.customer().value()))
                .toList();
        people.forEach(one -> debtors.bill(one, 5_000));
        time.startAt(debtors.at(AUGUST.plusDays(13), 2));
        board.look();
        assertThat(stage(people.getLast())).isEqualTo(Stage.REMINDING);

        var look = transaction.execute(status -> {
            var mine = keep(people.getFirst());
            var running = CompletableFuture.supplyAsync(board::look);
            Awaitility.await().until(() -> waitsFor(mine));
            debtors.pays(people.getLast(), 5_000);
            return running;
        });
        requireNonNull(look).join();
        assertThat(stage(people.getLast())).isEqualTo(Stage.CLEAR);
        assertThat(stage(people.getFirst())).isEqualTo(Stage.REMINDING);
    }

    @Test
    @DisplayName("dunned and contested are together what is open")
    void whatIsContestedIsNotDunned() {
        var wholly = debtors.moveIn();
        var partly = debtors.moveIn();
        for (var one : new Debtor[] {wholly, partly}) {
            var bill = debtors.bill(one, 5_000);
            var part = one == wholly ? 5_000 : 1_800;
            contests.contest(one.customer(), bill, Money.fen(part), "没有打过这些长途", Debtors.BY);
        }
        days.passUntil(AUGUST.plusDays(60));

        assertThat(stage(wholly)).isEqualTo(Stage.CLEAR);
        assertThat(collecting.history(wholly.key()).attempts()).isEmpty();
        assertThat(debtors.works(wholly)).isTrue();
        assertThat(requireNonNull(board.row(partly.key())).overdue()).isEqualTo(Money.fen(3_200));
        assertThat(stage(partly)).isEqualTo(Stage.SUSPENDED);
        for (var one : new Debtor[] {wholly, partly}) {
            var dunned = arrears.of(one.customer(), one.account()).overdue();
            assertThat(dunned.plus(contested(one)))
                    .isEqualTo(ledger.owed(one.customer(), one.account()).open());
        }
    }

    @Test
    void whatIsContestedWhileSuspendedBringsTheLineBack() {
        var one = debtors.moveIn();
        var bill = debtors.bill(one, 5_000);
        days.passUntil(AUGUST.plusDays(60));
        assertThat(stage(one)).isEqualTo(Stage.SUSPENDED);
        contests.contest(one.customer(), bill, Money.fen(5_000), "账单有误", Debtors.BY);
        days.passUntil(debtors.today().plusDays(1));
        assertThat(stage(one)).isEqualTo(Stage.CLEAR);
        assertThat(debtors.works(one)).isTrue();
    }

    private Money contested(Debtor one) {
        return Money.fen(db.sql("select sum(contested_minor) from ledger.open_item where customer = ? and side = 'D'")
                .param(one.customer().value())
                .query(Long.class)
                .single());
    }

    /** Keeps the row of an account until this transaction ends; who does so. */
    private int keep(Debtor one) {
        db.sql("select from dunning.account where customer = ? for update")
                .param(one.customer().value())
                .query(row -> {});
        return db.sql("select pg_backend_pid()").query(Integer.class).single();
    }

    private boolean waitsFor(int backend) {
        return db.sql("select exists (select from pg_stat_activity where ? = any(pg_blocking_pids(pid)))")
                .param(backend)
                .query(Boolean.class)
                .single();
    }

    private Stage stage(Debtor one) {
        var row = board.row(one.key());
        return row == null ? Stage.CLEAR : row.stage();
    }
}
