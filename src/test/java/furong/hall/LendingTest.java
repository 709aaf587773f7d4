package furong.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.Hall;
import furong.organisation.Role;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FurongTest
class LendingTest {

    private static final int MANY = 500;

    @Autowired
    Lending lending;

    @Autowired
    Doors doors;

    @Autowired
    TimeTravel time;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    private Hall hall;
    private Actor guide;

    @BeforeEach
    void opens() {
        hall = doors.open();
        guide = doors.person(Role.LOBBY_GUIDE, hall).from("test");
    }

    @AfterEach
    void closes() {
        time.backToRealTime();
    }

    @Test
    void anUmbrellaGoesOutAndComesBack() {
        lending.buy(hall.id(), "UMBRELLA", 5, guide);
        var before = stock("UMBRELLA");
        var loan = lend("UMBRELLA");
        assertThat(stock("UMBRELLA").inHall()).isEqualTo(before.inHall() - 1);
        assertThat(stock("UMBRELLA").out()).isEqualTo(before.out() + 1);
        time.forwardBy(Duration.ofDays(4));
        assertThat(of(loan).overdue(clock.instant())).isTrue();
        lending.reminded(hall.id(), loan, guide);
        lending.takeBack(hall.id(), loan, guide);
        lending.takeBack(hall.id(), loan, guide); // twice changes nothing
        assertThat(stock("UMBRELLA")).isEqualTo(before);
        assertThat(of(loan).reminders()).isEqualTo(1);
    }

    @Test
    void glassesAreDueWhenTheHallCloses() {
        lending.buy(hall.id(), "GLASSES", 1, guide);
        var loan = of(lend("GLASSES"));
        assertThat(loan.dueAt().atZone(clock.getZone()).toLocalDate())
                .isEqualTo(loan.lentAt().atZone(clock.getZone()).toLocalDate());
    }

    @Test
    void whatIsLostIsStillCounted() {
        lending.buy(hall.id(), "DIRECTORY", 2, guide);
        var before = stock("DIRECTORY");
        lending.lost(hall.id(), lend("DIRECTORY"), guide);
        assertThat(stock("DIRECTORY").lost()).isEqualTo(before.lost() + 1);
        assertThat(stock("DIRECTORY").total()).isEqualTo(before.total());
    }

    @Test
    void theLastOneIsLentOnceHoweverManyAskAndNothingVanishes() throws Exception {
        var here = stock("DICTIONARY").inHall();
        lending.buy(hall.id(), "DICTIONARY", 3 - here, guide);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lent = 0;
            for (var answer : threads.invokeAll(Collections.nCopies(20, (Callable<Boolean>) this::tryDictionary)))
                if (answer.get()) lent++;
            assertThat(lent).isEqualTo(3);
        }
        var after = stock("DICTIONARY");
        assertThat(after.inHall()).isZero();
        assertThat(after.out())
                .isEqualTo(db.sql(
                                "select count(*) from hall.loan where hall = ? and item = 'DICTIONARY' and ended_at is null")
                        .param(hall.id().value())
                        .query(Integer.class)
                        .single());
        assertThatThrownBy(() -> db.sql("update hall.stock set out = out - 1 where hall = ? and item = 'DICTIONARY'")
                        .param(hall.id().value())
                        .update())
                .hasMessageContaining("nothing_vanishes");
        assertThatThrownBy(() -> lending.buy(hall.id(), "DICTIONARY", -1, guide))
                .as("what is out cannot be discarded")
                .isInstanceOf(Refused.class);
    }

    @Test
    void aBorrowerMustBeReachable() {
        lending.buy(hall.id(), "UMBRELLA", 1, guide);
        assertThatThrownBy(() -> lending.lend(hall.id(), new NewLoan("UMBRELLA", "辜先生", "", null), guide))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.field()).isEqualTo("phone"));
    }

    private boolean tryDictionary() {
        try {
            lend("DICTIONARY");
            return true;
        } catch (Refused none) {
            assertThat(none.code()).isEqualTo("stock-none");
            return false;
        }
    }

    private LoanId lend(String item) {
        return lending.lend(hall.id(), new NewLoan(item, "辜先生", "13800000000", null), guide);
    }

    private Loan of(LoanId id) {
        return lending.loans(hall.id(), MANY).stream()
                .filter(loan -> loan.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Stock stock(String item) {
        return lending.stock(hall.id()).stream()
                .filter(stock -> stock.item().code().equals(item))
                .findFirst()
                .orElseThrow();
    }
}
