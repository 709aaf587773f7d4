package furong.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.Customer;
import furong.organisation.Role;
import furong.organisation.StaffMember;
import furong.payment.AtOnce;
import furong.payment.Outcome;
import furong.payment.Payers;
import furong.platform.Ids;
import furong.platform.Money;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cash at the door: never more on a collector than allowed, and handed in to the cent. */
@FurongTest
class CollectorsTest {

    @Autowired
    Collectors collectors;

    @Autowired
    Tills tills;

    @Autowired
    Payers payers;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    @Test
    void whatIsTakenIsHandedInToTheCent() {
        var collector = collector(100_000);
        var clerk = payers.person("出纳", Role.COUNTER_CLERK, Payers.HALL);
        tills.open(clerk, Money.fen(0), TillsTest.by(clerk));
        take(collector, payers.owing("赵一", 88), 8788, key());
        take(collector, payers.owing("赵二", 12), 1200, key());
        assertThat(inHand(collector)).isEqualTo(Money.fen(9988));
        assertThatThrownBy(() -> remit(collector, 9987, "", clerk)).hasMessageContaining("remittance-differs");
        assertThatThrownBy(() -> remit(collector, 9989, "", clerk)).hasMessageContaining("remittance-more");
        var short1 = remit(collector, 9987, "少一分", clerk);
        assertThat(short1.shortage()).isEqualTo(Money.fen(1));
        assertThat(inHand(collector)).isEqualTo(Money.fen(1));
        assertThat(remit(collector, 1, "", clerk).shortage()).isEqualTo(Money.fen(0));
        assertThat(inHand(collector)).isEqualTo(Money.fen(0));
        var shift = tills.openShift(clerk.id()).orElseThrow().begun().id();
        assertThat(tills.total(shift).cash()).isEqualTo(Money.fen(9988));
        assertThat(collectors.remittances(collector.id(), 5)).hasSize(2);
    }

    @Test
    void thePhoneMaySendTwice() {
        var collector = collector(100_000);
        var payer = payers.owing("赵三", 50);
        var key = key();
        assertThat(take(collector, payer, 5000, key)).isInstanceOf(Outcome.Accepted.class);
        assertThat(take(collector, payer, 5000, key)).isInstanceOf(Outcome.AlreadyAccepted.class);
        assertThat(inHand(collector)).isEqualTo(Money.fen(5000));
    }

    @Test
    void nobodyHasMoreOnThemThanTheyMayHoweverManyPayAtOnce() throws Exception {
        var collector = collector(1000);
        var results = AtOnce.run(16, n -> () -> take(collector, payers.owing("赵门" + n, 9), 300, key()));
        assertThat(results).filteredOn(Outcome.Accepted.class::isInstance).hasSize(3);
        assertThat(inHand(collector)).isEqualTo(Money.fen(900));
        assertThatThrownBy(() -> db.sql("update till.collector set in_hand_minor = 1001 where staff = ?")
                        .param(collector.id().value())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> collectors.appoint(collector, Money.fen(899), Payers.SYSTEM))
                .hasMessageContaining("collector-limit");
    }

    @Test
    void whatWasRefusedForTheLimitIsNotBooked() {
        var collector = collector(1000);
        var payer = payers.owing("赵四", 50);
        var key = key();
        assertThatThrownBy(() -> take(collector, payer, 5000, key)).hasMessageContaining("collector-limit");
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(5000));
        assertThat(take(collector, payer, 1000, key)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void onlyACollectorCollectsAndNobodyReceivesTheirOwn() {
        var clerk = payers.person("不是收费员", Role.COUNTER_CLERK, Payers.HALL);
        assertThatThrownBy(() -> take(clerk, payers.owing("赵五", 50), 100, key()))
                .hasMessageContaining("collector-none");
        collectors.appoint(clerk, Money.fen(10_000), Payers.SYSTEM);
        tills.open(clerk, Money.fen(0), TillsTest.by(clerk));
        take(clerk, payers.owing("赵六", 50), 100, key());
        assertThatThrownBy(() -> remit(clerk, 100, "", clerk)).hasMessageContaining("remittance-own");
    }

    private StaffMember collector(long limit) {
        var who = payers.person("收费员", Role.TECHNICIAN, null);
        collectors.appoint(who, Money.fen(limit), Payers.SYSTEM);
        return who;
    }

    private Money inHand(StaffMember collector) {
        return collectors.find(collector.id()).orElseThrow().inHand();
    }

    private Outcome take(StaffMember collector, Customer payer, long fen, String key) {
        var account = payer.accounts().getFirst().id();
        return collectors.take(
                new Collectors.AtTheDoor(payer.id(), account, Money.fen(fen), key, clock.instant()),
                collector,
                TillsTest.by(collector));
    }

    private Remittance remit(StaffMember collector, long fen, String note, StaffMember clerk) {
        return collectors.remit(collector.id(), Money.fen(fen), note, clerk, TillsTest.by(clerk));
    }

    private static String key() {
        return Ids.text(Ids.next());
    }
}
