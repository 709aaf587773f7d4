package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.catalog.FieldType;
import furong.catalog.FormField;
import furong.catalog.Forms;
import furong.catalog.NewForm;
import furong.customer.Address;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What filling a form in costs is counted by the page, and drawn for those who look after forms. */
@FurongTest
class EffortInBrowserTest {

    private static final LocalDate MONDAY = LocalDate.of(2028, 10, 2);

    @LocalServerPort
    int port;

    @Autowired
    Branch branch;

    @Autowired
    Customers customers;

    @Autowired
    Forms forms;

    @Autowired
    JdbcClient db;

    @Test
    @DisplayName("A5.7 clicks and fields are counted while the form is filled in")
    void clicksAndFieldsAreCounted() {
        try (var browser = Browser.open(port)) {
            branch.opens(MONDAY);
            browser.signIn(branch.clerk(), Branch.PASSWORD);
            var customer = customers.register(
                    NewCustomer.person(
                            "周数",
                            null,
                            "13880627003",
                            new NewPlace(new Area(Branch.DISTRICT, Branch.OFFICE), Address.street("棠湖西路", "3"))),
                    Actor.system("test"));
            browser.go("/customers/" + customer.id().text() + "/orders/new?offer=FIXED_SMS_BASIC");
            browser.type("#f-fixedLine", "028-86741234");
            browser.pick("messageSet", "yes");
            if (browser.shows("input[name=promotion]")) browser.pick("promotion", "no");
            browser.submit("#order-form");
            assertThat(browser.path()).contains("/orders/");
            var counted = db.sql("select typed, clicks, counted, seconds from improvement.filling where customer = ?")
                    .param(customer.id().value())
                    .query()
                    .singleRow();
            System.out.println("effort of an order in the browser: " + counted);
            assertThat(counted.get("counted")).isEqualTo(true);
            assertThat((Integer) counted.get("typed")).isBetween(2, 3);
            assertThat((Integer) counted.get("clicks")).isBetween(2, 6);
            assertThat((Integer) counted.get("seconds")).isNotNegative();
        }
    }

    @Test
    @DisplayName("A5.7 the trend of each transaction is drawn, with the versions of its form")
    void theTrendIsDrawn() {
        try (var browser = Browser.open(port)) {
            branch.opens(MONDAY.plusWeeks(5));
            newVersion();
            branch.opens(MONDAY.plusWeeks(11));
            twelveWeeks();
            var album = new Album(browser);
            browser.signIn(branch.administrator(), Branch.PASSWORD);
            browser.go("/effort");
            browser.waitFor(() -> browser.shows(".chart canvas"));
            assertThat(browser.text("main")).contains("ADSL", "按业务", "填单时间");
            album.take("effort");
            browser.go("/effort?measure=CLICKS&transaction=INSTALL_ADSL");
            browser.waitFor(() -> browser.shows(".chart canvas"));
            album.look("effort-adsl-zh-light-1440");
            assertThat(album.faults()).isEmpty();
            assertThat(browser.complaints())
                    .as("nothing of the chart is against our policy")
                    .isEmpty();
        }
    }

    private void newVersion() {
        var newest =
                forms.version("INSTALL_ADSL", forms.versions("INSTALL_ADSL").getFirst());
        var fields = new ArrayList<>(newest.fields());
        var label = new Label("怎么知道的", "How did you hear of us");
        fields.add(new FormField(
                "heard" + Math.floorMod(Ids.next(), 1_000_000),
                FieldType.TEXT,
                label,
                new Label("", ""),
                false,
                List.of(),
                "",
                20,
                null,
                null,
                ""));
        var _ = forms.publish(new NewForm("INSTALL_ADSL", MONDAY.plusWeeks(5), fields, "多问一栏"), Actor.system("test"));
    }

    private void twelveWeeks() {
        var transactions = List.of("INSTALL_ADSL", "INSTALL_FIXED_LINE", "INSTALL_PHS", "INSTALL_FTTH");
        for (var week = 0; week < 12; week++) {
            for (var n = 0; n < 20; n++) {
                var at = MONDAY.plusWeeks(week)
                        .plusDays(n % 6)
                        .atTime(10, n)
                        .atZone(ZoneId.of("Asia/Shanghai"))
                        .toInstant();
                var customer = Ids.next();
                var order = Ids.next();
                var kind = n % transactions.size();
                var _ = db.sql("insert into improvement.effort values (?, ?, ?, 1, 8, 3, 'HALL', 15, ?)")
                        .params(customer, order, transactions.get(kind), Timestamp.from(at))
                        .update();
                var seconds = 60 + 25 * kind + (week < 5 ? 30 : 0) + n;
                var _ = db.sql("insert into improvement.filling values (?, ?, ?, ?, true, ?, ?)")
                        .params(customer, order, 3 + kind, 6 + kind + week / 3, seconds, Timestamp.from(at))
                        .update();
                var _ = db.sql("insert into improvement.effort_cost values (?, ?, 'CONTACT', 'order', ?)")
                        .params(customer, order, Timestamp.from(at))
                        .update();
            }
        }
    }
}
