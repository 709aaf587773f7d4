package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.catalog.Forms;
import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.organisation.Area;
import furong.platform.Actor;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A clerk wishes a field otherwise in the middle of an order; the administrator makes the next version of the form. */
@FurongTest
class FormEditorInBrowserTest {

    private static final String FORM = "INSTALL_FIXED_SMS";

    @LocalServerPort
    int port;

    @Autowired
    Branch branch;

    @Autowired
    Customers customers;

    @Autowired
    Forms forms;

    Browser browser;
    Album album;

    @BeforeEach
    void theBranchOpens() {
        browser = Browser.open(port);
        album = new Album(browser);
        branch.opens(LocalDate.of(2027, 6, 7));
    }

    @AfterEach
    void everybodyGoesHome() {
        if (browser != null) browser.close();
    }

    @Test
    @DisplayName("A2.2 a wish on the form, in place, leads to its next version")
    void aWishOnTheFormLeadsToItsNextVersion() {
        var clerk = branch.clerk();
        browser.signIn(clerk, Branch.PASSWORD);
        var customer = customer();
        browser.go("/customers/" + customer.id().text() + "/orders/new?offer=FIXED_SMS_BASIC");
        album.take("order-form");
        browser.type("#f-fixedLine", "028-86741234");
        browser.click("[data-field-of=promotion] .suggest");
        browser.waitForText("#explain[open]", "愿意接收优惠信息");
        browser.pick("proposal", "DROP");
        browser.click("#explain button.primary");
        browser.waitForText("#explain [data-field-of=why] [data-error]", "请写明为什么");
        album.look("suggestion-box-zh-light-1440");
        browser.type("#explain textarea[name=why]", "客户常为这个问题犹豫");
        browser.click("#explain button.primary");
        browser.waitForText("#explain", "收到，谢谢");
        album.look("suggestion-thanks-zh-light-1440");
        browser.click("#explain .dialog-end [data-close]");
        assertThat(browser.value("#f-fixedLine")).as("what was typed stays").isEqualTo("028-86741234");

        browser.signIn(branch.administrator(), Branch.PASSWORD);
        browser.go("/forms");
        album.take("forms");
        browser.go("/forms/" + FORM);
        album.take("form");
        var version = forms.versions(FORM).getFirst();
        browser.followWords("采纳并修改");
        album.take("form-editor");
        edit();
        browser.follow("#form-editor .edit-end button.primary");
        assertThat(browser.text("#as-clerks-see-it")).contains("联系电话").doesNotContain("愿意接收优惠信息");
        album.look("form-preview-zh-light-1440");
        browser.type("#f-version-reason", "少问一个问题");
        browser.submit("#publish");
        assertThat(browser.path()).isEqualTo("/forms/" + FORM + "?version=" + (version + 1));
        assertThat(browser.text("main")).contains("少问一个问题", "删除", "已采纳", "见第" + (version + 1) + "版");
        album.take("form-published");
        browser.signIn(clerk, Branch.PASSWORD);
        browser.go("/suggestions");
        album.take("suggestions-mine");
        assertThat(album.faults()).isEmpty();
    }

    /** By keyboard: the button pressed keeps the focus while the list is drawn anew. */
    private void edit() {
        browser.find("#up-contactPhone").sendKeys(Keys.ENTER);
        browser.waitFor(() -> browser.shows("input[name='field.0.key'][value=contactPhone]"));
        assertThat(browser.shows("#up-contactPhone:focus")).isTrue();
        browser.click(".edit-row:first-child summary");
        browser.type("input[name='field.0.helpZh']", "打得通的电话");
        browser.type("input[name='field.0.helpEn']", "One that is answered");
        album.look("form-editor-open-zh-light-1440");
        browser.click("#remove-promotion");
        browser.waitFor(() -> !browser.shows("#remove-promotion"));
        assertThat(browser.value("input[name='field.0.helpZh']")).isEqualTo("打得通的电话");
        assertThat(browser.shows(".edit-row:first-child details[open]"))
                .as("unfolded stays unfolded")
                .isTrue();
    }

    private Customer customer() {
        return customers.register(
                NewCustomer.person(
                        "杨芙",
                        null,
                        "13880627002",
                        new NewPlace(new Area(Branch.DISTRICT, Branch.OFFICE), Address.street("棠湖西路", "2"))),
                Actor.system("test"));
    }
}
