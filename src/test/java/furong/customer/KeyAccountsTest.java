package furong.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Segment;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every key account has a manager, a deputy and reviews; the list shows which review is late. */
@FurongTest
class KeyAccountsTest {

    private static final Actor BOSS = new Actor(1, 2, "1", "test");
    private static final Scope KEY_ACCOUNTS = new Scope(Set.of(new UnitId(2)));

    @Autowired
    Customers customers;

    @Autowired
    KeyAccounts keyAccounts;

    @Autowired
    Staff staff;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @Test
    @DisplayName("A1.7 a key account without manager or deputy is refused, by the front and by the database")
    void aKeyAccountWithoutManagerIsRefused() {
        var manager = hire(Role.ACCOUNT_MANAGER);
        assertThatThrownBy(() -> customers.register(bank(null), BOSS)).hasMessageContaining("key-account-manager");
        assertThatThrownBy(() -> customers.register(bank(new KeyAccounts.Managers(manager, manager)), BOSS))
                .hasMessageContaining("key-account-deputy");
        assertThatThrownBy(() ->
                        customers.register(bank(new KeyAccounts.Managers(manager, hire(Role.COUNTER_CLERK))), BOSS))
                .hasMessageContaining("not-an-account-manager");
        var person = customers.register(NewCustomer.person("己", null, "13812345678", People.home()), BOSS);
        assertThatThrownBy(() -> customers.changeSegment(person.id(), Segment.KEY_ACCOUNT, null, BOSS))
                .hasMessageContaining("key-account-manager");
        assertThatThrownBy(() -> db.sql("update customer.customer set segment = 'KEY_ACCOUNT' where customer = ?")
                        .param(person.id().value())
                        .update())
                .hasMessageContaining("key_account_has_manager_and_deputy");
    }

    @Test
    void aCustomerWhoBecomesAKeyAccountGetsItsOwnerAndIsOnItsManagersList() {
        var managers = new KeyAccounts.Managers(hire(Role.ACCOUNT_MANAGER), hire(Role.ACCOUNT_MANAGER));
        var person = customers.register(NewCustomer.person("庚", null, "13812345678", People.home()), BOSS);
        assertThat(person.owner()).isEqualTo(new UnitId(8));
        var key = customers.changeSegment(person.id(), Segment.KEY_ACCOUNT, managers, BOSS);
        assertThat(key.owner()).isEqualTo(new UnitId(2));
        assertThat(key.managers()).isEqualTo(managers);
        assertThat(keyAccounts.of(managers.deputy(), 10)).containsExactly(key.id());
        var back = customers.changeSegment(person.id(), Segment.PUBLIC, null, BOSS);
        assertThat(back.owner()).isEqualTo(new UnitId(8));
        assertThat(back.managers()).isNull();
    }

    @Test
    @DisplayName("A1.7 a review that was not held is on the overdue list until it is")
    void aReviewThatWasNotHeldIsOverdue() {
        var managers = new KeyAccounts.Managers(hire(Role.ACCOUNT_MANAGER), hire(Role.ACCOUNT_MANAGER));
        var bank = customers.register(bank(managers), BOSS);
        keyAccounts.planReview(bank.id(), time.today().plusDays(3), BOSS);
        assertThat(overdue(bank)).isEmpty();
        time.forwardBy(Duration.ofDays(5));
        assertThat(overdue(bank))
                .singleElement()
                .satisfies(late -> assertThat(late.days()).isEqualTo(2));
        var review = keyAccounts.reviews(bank.id()).getFirst();
        keyAccounts.holdReview(
                bank.id(), review.id(), "two faults in March", time.today().plusDays(90), BOSS);
        assertThat(overdue(bank)).isEmpty();
        assertThat(keyAccounts.reviews(bank.id())).hasSize(2);
        assertThatThrownBy(() -> keyAccounts.holdReview(
                        bank.id(), review.id(), "x", time.today().plusDays(1), BOSS))
                .hasMessageContaining("review-held");
    }

    private List<KeyAccounts.Overdue> overdue(Customer bank) {
        return keyAccounts.reviewsOverdue(KEY_ACCOUNTS, 1000).stream()
                .filter(late -> late.customer().equals(bank.id()))
                .toList();
    }

    private static NewCustomer bank(KeyAccounts.Managers managers) {
        return new NewCustomer(
                Customer.Kind.ORGANISATION,
                "成都芙蓉银行",
                Segment.KEY_ACCOUNT,
                null,
                List.of(Contact.phone("02886666666")),
                People.home(),
                Account.PaymentMethod.TRANSFER,
                managers);
    }

    private StaffId hire(Role role) {
        var person = new NewStaff(
                "K" + Ids.text(Ids.next()),
                new Label("王经理", "Wang"),
                new UnitId(2),
                Set.of(role),
                Set.of(),
                null,
                null,
                "{noop}x");
        return staff.hire(person, BOSS).id();
    }
}
