package furong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.demo.Month.Cast;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.payment.PayChannel;
import furong.payment.Payers;
import furong.payment.Takings;
import furong.platform.Label;
import furong.platform.TimeTravel;
import furong.prepaid.Batch;
import furong.prepaid.Batches;
import furong.till.PettyFunds;
import furong.till.Shift;
import furong.till.Tills;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The city's tills close without a difference, Wen Juan lends her yuan, and some of the cards are used. */
@FurongTest
class CashDesksTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    CashDesks cashDesks;

    @Autowired
    CardSale cardSale;

    @Autowired
    Payers payers;

    @Autowired
    Staff staff;

    @Autowired
    Tills tills;

    @Autowired
    PettyFunds funds;

    @Autowired
    Takings takings;

    @Autowired
    Batches batches;

    @Autowired
    TimeTravel time;

    @Test
    void twoWeeksOfTheCity() {
        var last = LocalDate.of(2028, 6, 16);
        var begin = last.minusDays(15).atTime(8, 0).atZone(ZONE).toInstant();
        var end = last.atTime(9, 0).atZone(ZONE).toInstant();
        time.startAt(begin);
        try {
            var cast = cast();
            var story = new Story(time);
            cashDesks.plan(story, cast, last, Payers.SYSTEM);
            cardSale.sell(cast, Payers.SYSTEM);
            story.play(begin, end, new Progress(new PrintStream(OutputStream.nullOutputStream())));
            var taken = takings.byDay(last.minusDays(15), last.plusDays(1));
            assertThat(taken)
                    .extracting(Takings.Day::channel)
                    .contains(PayChannel.COUNTER, PayChannel.COLLECTOR, PayChannel.ONLINE, PayChannel.PREPAID_CARD);
            var shifts = tills.of(last.minusDays(2), new Scope(Set.of(Payers.UNIT)));
            assertThat(shifts).isNotEmpty().allSatisfy(shift -> {
                assertThat(shift).isInstanceOf(Shift.Closed.class);
                assertThat(((Shift.Closed) shift).difference().isZero()).isTrue();
            });
            var fund = funds.of(Payers.HALL).orElseThrow();
            assertThat(funds.outstanding(fund)).anyMatch(loan -> loan.lentTo().equals("辜先生"));
            assertThat(batches.newest(5)).anyMatch(batch -> batch.state() == Batch.State.ACTIVE && batch.used() > 0);
        } finally {
            time.backToRealTime();
        }
    }

    private Cast cast() {
        var everybody = new ArrayList<StaffMember>();
        everybody.add(staff.hire(
                new NewStaff(
                        "05004",
                        new Label("文娟", "Wen Juan"),
                        Payers.UNIT,
                        Set.of(Role.COUNTER_CLERK),
                        Set.of(),
                        null,
                        Payers.HALL,
                        "{noop}x"),
                Payers.SYSTEM));
        everybody.add(payers.person("何师傅", Role.TECHNICIAN, null));
        everybody.add(payers.person("罗经理", Role.BRANCH_MANAGER, null));
        for (var n = 0; n < 3; n++) everybody.add(payers.person("会计" + n, Role.FINANCE, null));
        var customers = List.of(
                payers.owing("甲", 30).id(),
                payers.owing("乙", 40).id(),
                payers.somebody("丙").id());
        return Cast.of(new People(new Random(7)), customers, everybody);
    }
}
