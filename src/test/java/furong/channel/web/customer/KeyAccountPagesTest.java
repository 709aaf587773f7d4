package furong.channel.web.customer;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.channel.web.Visitor;
import furong.customer.Account;
import furong.customer.Address;
import furong.customer.Contact;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.KeyAccounts;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.organisation.Area;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Segment;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A key account's manager plans its reviews, is told which is overdue, and writes down what was said. */
@FurongTest
class KeyAccountPagesTest {

    private static final Actor BOSS = Actor.system("test");
    private static final UnitId KEY_ACCOUNT_UNIT = new UnitId(2);
    private static final UnitId XINDU = new UnitId(13);
    private static final String PASSWORD = "a long enough password";

    @LocalServerPort
    int port;

    @Autowired
    Customers customers;

    @Autowired
    KeyAccounts keyAccounts;

    @Autowired
    Staff staff;

    @Autowired
    TimeTravel time;

    @Test
    @DisplayName("A1.7 an overdue review stands on the list with its days until it is held")
    void aReviewIsPlannedBecomesOverdueAndIsHeld() {
        var manager = hire("王经理", "Manager Wang", Role.ACCOUNT_MANAGER, KEY_ACCOUNT_UNIT);
        var deputy = hire("李经理", "Manager Li", Role.ACCOUNT_MANAGER, KEY_ACCOUNT_UNIT);
        var bank = bank(new KeyAccounts.Managers(manager.id(), deputy.id()));
        var page = "/key-accounts/" + bank.id().text();
        var visitor = signedIn(manager);
        assertThat(visitor.get(page).body()).contains(bank.name(), "王经理", "李经理", "还没有安排评审会");

        var due = time.today().plusDays(3);
        var yesterday = time.today().minusDays(1).toString();
        assertThat(visitor.post(page + "/reviews", Map.of("due", yesterday)).statusCode())
                .isEqualTo(422);
        assertThat(Visitor.to(visitor.post(page + "/reviews", Map.of("due", due.toString()))))
                .isEqualTo(page);
        time.forwardBy(Duration.ofDays(5));
        assertThat(visitor.get("/key-accounts").body())
                .contains(bank.name(), "逾期2天", "王经理", "李经理")
                .doesNotContain(">customers.");

        var review = keyAccounts.reviews(bank.id()).getFirst();
        var hold = page + "/reviews/" + Ids.text(review.id());
        var next = time.today().plusDays(90).toString();
        assertThat(visitor.post(hold, Map.of("minutes", " ", "next", next)).statusCode())
                .isEqualTo(422);
        assertThat(Visitor.to(visitor.post(hold, Map.of("minutes", "三月两次障碍", "next", next))))
                .isEqualTo(page);
        visitor.post("/settings", Map.of("language", "en"));
        assertThat(visitor.get(page).body())
                .contains("Service reviews", "三月两次障碍", "Planned", "Manager Wang")
                .doesNotContain("days overdue")
                .doesNotContain(">customers.");
    }

    @Test
    void whatWasAgreedIsNotedShownAndEnded() {
        var manager = hire("王经理", "Wang", Role.ACCOUNT_MANAGER, KEY_ACCOUNT_UNIT);
        var deputy = hire("李经理", "Li", Role.ACCOUNT_MANAGER, KEY_ACCOUNT_UNIT);
        var bank = bank(new KeyAccounts.Managers(manager.id(), deputy.id()));
        var page = "/key-accounts/" + bank.id().text();
        var visitor = signedIn(manager);
        var since = time.today().toString();
        assertThat(visitor.get(page).body()).contains("没有另外的约定");
        assertThat(visitor.post(page + "/terms", Map.of("words", " ", "since", since))
                        .statusCode())
                .isEqualTo(422);
        assertThat(Visitor.to(visitor.post(page + "/terms", Map.of("words", "上门只在下班以后", "since", since))))
                .isEqualTo(page);
        assertThat(visitor.get(page).body()).contains("上门只在下班以后", manager.badge());
        assertThat(keyAccounts.terms(bank.id(), time.today().minusDays(1))).isEmpty();
        var term = keyAccounts.terms(bank.id(), time.today()).getFirst();
        var end = page + "/terms/" + Ids.text(term.id()) + "/end";
        assertThat(Visitor.to(visitor.post(end, Map.of()))).isEqualTo(page);
        assertThat(visitor.post(end, Map.of()).statusCode()).as("ended before").isEqualTo(409);
        assertThat(visitor.get(page).body()).contains("没有另外的约定");
    }

    @Test
    void theListHoldsTheOwnScopeOnlyAndQualityReadsWithoutAForm() {
        var manager = hire("王经理", "Wang", Role.ACCOUNT_MANAGER, KEY_ACCOUNT_UNIT);
        var deputy = hire("李经理", "Li", Role.ACCOUNT_MANAGER, KEY_ACCOUNT_UNIT);
        var bank = bank(new KeyAccounts.Managers(manager.id(), deputy.id()));
        var page = "/key-accounts/" + bank.id().text();

        var branch = signedIn(hire("新都经理", "Xindu", Role.BRANCH_MANAGER, XINDU));
        assertThat(branch.get("/key-accounts").body()).contains("您的范围内没有大客户");
        assertThat(branch.get(page).statusCode()).isEqualTo(404);

        var quality = signedIn(hire("质检员", "Quality", Role.QUALITY_SUPERVISOR, new UnitId(1)));
        assertThat(quality.get(page).body()).contains(bank.name()).doesNotContain("name=\"due\"");
        assertThat(quality.post(page + "/reviews", Map.of("due", time.today().toString()))
                        .statusCode())
                .isEqualTo(403);
    }

    private Customer bank(KeyAccounts.Managers managers) {
        var home = new NewPlace(Area.district("510107"), Address.street("洗面桥街", "12"));
        var wanted = new NewCustomer(
                Customer.Kind.ORGANISATION,
                "芙蓉银行" + Ids.text(Ids.next()),
                Segment.KEY_ACCOUNT,
                null,
                List.of(Contact.phone("02886666666")),
                home,
                Account.PaymentMethod.TRANSFER,
                managers);
        return customers.register(wanted, BOSS);
    }

    private StaffMember hire(String zh, String en, Role role, UnitId unit) {
        var person = new NewStaff(
                "K" + Ids.next(), new Label(zh, en), unit, Set.of(role), Set.of(), null, null, staff.hash(PASSWORD));
        return staff.hire(person, BOSS);
    }

    private Visitor signedIn(StaffMember who) {
        var visitor = new Visitor(port);
        visitor.signIn(who.badge(), PASSWORD);
        return visitor;
    }
}
