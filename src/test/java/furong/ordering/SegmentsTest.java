package furong.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.customer.Account;
import furong.customer.Address;
import furong.customer.Contact;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.KeyAccounts;
import furong.customer.KeyAccounts.Managers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Segment;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.organisation.UnitKind;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.promise.Promise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same order of three customers: the segment decides whose it is, what is promised, and what is said. */
@FurongTest
class SegmentsTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 25);

    @Autowired
    Counter counter;

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    OrderBoard board;

    @Autowired
    Promises promises;

    @Autowired
    Organisation organisation;

    @Autowired
    Staff staff;

    @Autowired
    KeyAccounts keyAccounts;

    @Autowired
    Staffed staffed;

    @Test
    @DisplayName("A1.6 the same order from three segments has three queues, three promises and three scripts")
    void threeQueuesThreePromisesThreeScripts() {
        counter.opens(MONDAY);
        Map<Segment, Order.Open> placed = new EnumMap<>(Segment.class);
        for (var segment : Segment.values()) placed.put(segment, counter.order(customer(segment), "ADSL_2M"));

        assertThat(kindOfQueue(placed.get(Segment.PUBLIC))).isEqualTo(UnitKind.OPERATING);
        assertThat(kindOfQueue(placed.get(Segment.COMMERCIAL))).isEqualTo(UnitKind.COMMERCIAL);
        assertThat(kindOfQueue(placed.get(Segment.KEY_ACCOUNT))).isEqualTo(UnitKind.KEY_ACCOUNTS);
        for (var order : placed.values()) {
            var queue = Set.of(order.terms().owner());
            assertThat(board.list(OrderFilter.ALL, new furong.organisation.Scope(queue), 1000))
                    .as("it stands in the queue of its unit")
                    .anyMatch(row -> row.id().equals(order.id()));
        }

        var rules = placed.values().stream()
                .map(this::installedBy)
                .map(Promise::rule)
                .distinct();
        assertThat(rules).as("each by a rule of its own").hasSize(3);
        assertThat(installedBy(placed.get(Segment.KEY_ACCOUNT)).dueAt())
                .isBefore(installedBy(placed.get(Segment.PUBLIC)).dueAt());

        var scripts = List.of(Segment.values()).stream().map(segment -> orders.script(segment, counter.today()));
        assertThat(scripts.distinct()).hasSize(3);
    }

    @Test
    void aKeyAccountsOrderShowsItsManagerAndWhatWasAgreedWhenItWasPlaced() throws Exception {
        counter.opens(MONDAY);
        var bank = customer(Segment.KEY_ACCOUNT);
        var by = counter.at(counter.clerk());
        keyAccounts.agree(bank.id(), "上门只在下班以后", counter.today().minusDays(10), by);
        var order = counter.order(bank, "ADSL_2M");
        keyAccounts.agree(bank.id(), "下月起双路由", counter.today().plusDays(20), by);
        var path = "/customers/" + bank.id().text() + "/orders/";
        var manager = staffed.person(Role.ACCOUNT_MANAGER, new UnitId(2), null);
        assertThat(staffed.page(get(path + order.id().text()), manager))
                .contains(
                        "Account manager",
                        "Manager · K",
                        "上门只在下班以后",
                        "/key-accounts/" + bank.id().text())
                .doesNotContain("下月起双路由");
        assertThat(staffed.page(get(path + "new"), manager)).contains("Look at the agreed terms");
    }

    private UnitKind kindOfQueue(Order order) {
        return organisation.unit(order.terms().owner()).kind();
    }

    private Promise installedBy(Order order) {
        return promises.about(order.customer(), order.id().subject()).stream()
                .filter(promise -> promise.type() == PromiseType.INSTALL)
                .findFirst()
                .orElseThrow();
    }

    private Customer customer(Segment segment) {
        var managers = segment == Segment.KEY_ACCOUNT ? new Managers(manager(), manager()) : null;
        return customers.register(
                new NewCustomer(
                        segment == Segment.PUBLIC ? Customer.Kind.PERSON : Customer.Kind.ORGANISATION,
                        "分群" + segment.ordinal(),
                        segment,
                        null,
                        List.of(Contact.phone("02886666" + segment.ordinal() + "11")),
                        new NewPlace(Counter.AREA, Address.street("春熙路", "30")),
                        Account.PaymentMethod.COUNTER,
                        managers),
                counter.at(counter.clerk()));
    }

    private StaffId manager() {
        var badge = "K" + Math.floorMod(Ids.next(), 10_000_000);
        return staff.hire(
                        new NewStaff(
                                badge,
                                new Label("客户经理", "Manager"),
                                new UnitId(2),
                                Set.of(Role.ACCOUNT_MANAGER),
                                Set.of(),
                                null,
                                null,
                                staff.hash("furong-test-" + badge)),
                        Actor.system("test"))
                .id();
    }
}
