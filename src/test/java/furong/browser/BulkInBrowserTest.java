package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.bulk.BulkId;
import furong.bulk.BulkOrders;
import furong.catalog.Forms;
import furong.customer.Address;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.organisation.Area;
import furong.platform.Actor;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Many orders from one file, in the browser: pasted, checked, placed while the bar moves. */
@FurongTest
class BulkInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Branch branch;

    @Autowired
    Customers customers;

    @Autowired
    BulkOrders bulk;

    @Autowired
    Forms forms;

    @Test
    void aFileBecomesOrdersWhileOneLooksOn() {
        try (var browser = Browser.open(port)) {
            branch.opens(LocalDate.of(2027, 6, 14));
            var album = new Album(browser);
            var customer = customers.register(
                    NewCustomer.person(
                            "物流公司",
                            null,
                            "13880627004",
                            new NewPlace(new Area(Branch.DISTRICT, Branch.OFFICE), Address.street("棠湖西路", "4"))),
                    Actor.system("test"));
            browser.signIn(branch.clerk(), Branch.PASSWORD);
            var here = "/customers/" + customer.id().text() + "/orders/bulk";
            browser.go(here);
            album.take("bulk-begin");
            browser.click("#bulk button.primary");
            browser.waitForText("#bulk [data-field-of=file] [data-error]", "文件里没有内容");
            var asked = forms.current("INSTALL_FIXED_SMS", LocalDate.of(2027, 6, 14)).fields().stream()
                    .anyMatch(field -> field.name().equals("promotion"));
            var no = asked ? ",no" : "";
            var lines = new StringBuilder("action,offer,district,street,house,room,fixedLine,messageSet")
                    .append(asked ? ",promotion\n" : "\n");
            for (var n = 0; n < 5; n++)
                lines.append(
                        "INSTALL,FIXED_SMS_BASIC,%s,物流大道,1,%d,02886741234,yes%s\n".formatted(Branch.DISTRICT, n, no));
            lines.append("INSTALL,FIXED_SMS_BASIC,%s,物流大道,1,9,none,yes%s\n".formatted(Branch.DISTRICT, no));
            lines.append("MOVE,02800000000\n");
            browser.type("#f-lines", lines.toString());
            browser.submit("#bulk");
            assertThat(browser.text("main")).contains("可以办理 5", "有问题 2");
            album.take("bulk-checked");
            browser.submit("#start");
            browser.find(".bulk-bar");
            var file = BulkId.of(browser.path().substring(browser.path().lastIndexOf('/') + 1));
            bulk.place(customer.id(), file, 2);
            browser.waitForText("#bulk-progress", "5行中已处理2行");
            album.look("bulk-running-zh-light-1440");
            while (bulk.place(customer.id(), file, 100) == 100) {}
            browser.waitForText("#bulk-progress", "已结束");
            album.take("bulk-done");
            browser.followWords("订单");
            assertThat(album.faults()).isEmpty();
        }
    }
}
