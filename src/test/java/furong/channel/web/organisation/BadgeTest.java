package furong.channel.web.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.ordering.Counter;
import furong.organisation.Role;
import furong.organisation.UnitId;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the number on a receipt to whoever served, and to all they met. */
@FurongTest
class BadgeTest {

    private static final LocalDate DAY = LocalDate.of(2030, 3, 11);

    @Autowired
    Counter counter;

    @Autowired
    Staffed staffed;

    @Test
    @DisplayName("A2.14 the receipt carries the badge, and the badge leads to the customers met under it")
    void theBadgeOnTheReceiptLeadsToWhoWasMet() throws Exception {
        counter.opens(DAY);
        var customer = counter.walksIn("贝工号");
        var order = counter.order(customer, "ADSL_2M");
        var badge = counter.clerk().badge();
        var manager = staffed.person(Role.BRANCH_MANAGER, Counter.UNIT, null);
        var receipt = staffed.page(
                get("/customers/" + customer.id().text() + "/orders/"
                        + order.id().text() + "/receipt"),
                manager);
        assertThat(receipt).contains(badge);

        assertThat(staffed.page(get("/staff/" + badge), manager))
                .contains(
                        customer.name(),
                        customer.number(),
                        "Order taken",
                        "/customers/" + customer.id().text());
        assertThat(staffed.page(get("/staff/" + badge + "?from=2030-01-01&until=2030-01-31"), manager))
                .as("another period")
                .contains("Nobody in this period")
                .doesNotContain(customer.number());
        assertThat(staffed.answer(get("/staff/" + badge), staffed.person(Role.BRANCH_MANAGER, new UnitId(14), null))
                        .getStatus())
                .as("a manager of another unit")
                .isEqualTo(404);
    }
}
