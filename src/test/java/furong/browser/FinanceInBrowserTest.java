package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.agency.Payer;
import furong.customer.Customers;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.payment.PayChannel;
import furong.payment.Unmatched;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What finance works down, as finance sees it: runs and bills, agents, debits, decisions, cards, and all that is unmatched. */
@FurongTest
class FinanceInBrowserTest {

    private static final Actor BY = Actor.system("test");

    @LocalServerPort
    int port;

    @Autowired
    Payer payers;

    @Autowired
    Customers customers;

    @Autowired
    Unmatched unmatched;

    @Autowired
    Staff staff;

    @Autowired
    Clock clock;

    @Test
    void allThatIsUnmatchedStandsOnOnePage() {
        var payer = payers.owing(8_800, 1_200);
        var stray = stray();
        unmatched.keep(stray, BY);
        try (var browser = Browser.open(port)) {
            var album = new Album(browser);
            browser.signIn(finance(customers.get(payer.customer()).owner()), Branch.PASSWORD);
            browser.go("/unmatched");
            assertThat(browser.text("main")).contains("不知是谁的款", stray.reference(), "银行退单", "待认领款项", "未处理差异");
            album.take("finance-unmatched");
            for (var page : new String[] {"billing", "agents", "debit", "collections", "prepaid", "ledger/decisions"}) {
                browser.go("/" + page);
                album.take("finance-" + page.replace('/', '-'));
            }
            var here = "/customers/" + payer.customer().text();
            browser.go(here + "/bills");
            album.take("finance-bills");
            assertThat(album.faults()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private Unmatched.Stray stray() {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return new Unmatched.Stray(
                PayChannel.TRANSFER,
                "statement",
                Ids.text(Ids.next()),
                Money.fen(66_00),
                "成都蜀锦织造有限公司",
                "附言没有账号",
                clock.instant(),
                today,
                today,
                "clearing.transfer");
    }

    private StaffMember finance(UnitId unit) {
        var badge = "T" + Math.floorMod(Ids.next(), 10_000_000);
        return staff.hire(
                new NewStaff(
                        badge,
                        new Label("钱文", "Qian Wen"),
                        unit,
                        Set.of(Role.FINANCE),
                        Set.of(),
                        null,
                        null,
                        staff.hash(Branch.PASSWORD)),
                BY);
    }
}
