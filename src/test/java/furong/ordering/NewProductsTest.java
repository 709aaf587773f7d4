package furong.ordering;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.catalog.FieldType;
import furong.catalog.FormField;
import furong.catalog.Forms;
import furong.catalog.NewForm;
import furong.fulfilment.PlanStep;
import furong.fulfilment.Recipe;
import furong.fulfilment.Recipes;
import furong.platform.Actor;
import furong.platform.Label;
import furong.promise.PromiseState;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import furong.workorder.WorkOrder;
import furong.workorder.WorkOrders;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is sold together or hangs on another line; and that something new needs data and no code. */
@FurongTest
class NewProductsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 14);
    private static final Actor ADMINISTRATOR = Actor.system("test");

    @Autowired
    Counter counter;

    @Autowired
    Lines lines;

    @Autowired
    Orders orders;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Promises promises;

    @Autowired
    Recipes recipes;

    @Autowired
    Forms forms;

    @Autowired
    WorkOrders work;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void theHallOpens() {
        counter.opens(MONDAY);
    }

    @Test
    void aBundleIsPromisedOnceAndDoneWhenAllItsPartsWork() {
        var customer = counter.walksIn("套一");
        var order = counter.order(customer, "HOME_PACK_1M");
        counter.crewDoes(order);
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Completed.class);
        assertThat(subscriptions.of(customer.id()))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).isInstanceOf(Subscription.Active.class));
        assertThat(promises.of(customer.id(), 20).stream().filter(one -> one.type() == PromiseType.INSTALL))
                .singleElement()
                .satisfies(promise -> assertThat(promise.state()).isEqualTo(PromiseState.KEPT));
    }

    @Test
    void aBundleThatIsLateIsCompensatedOnce() {
        var customer = counter.walksIn("套二");
        var order = counter.order(customer, "HOME_PACK_1M");
        counter.clockShows(MONDAY.plusDays(40), 10);
        while (promises.breakOverdue(1000) > 0) {}
        orders.cancel(customer.id(), order.id(), "等太久", counter.at(counter.clerk()));
        assertThat(promises.of(customer.id(), 20).stream()
                        .filter(one -> one.type() == PromiseType.INSTALL && one.compensation() != null))
                .hasSize(1);
    }

    @Test
    void anExtensionHangsOnALineOfTheSameHome() {
        var customer = counter.walksIn("副一");
        refused("order-no-line-to-ride-on", () -> counter.order(customer, "EXTENSION_SET"));
        lines.has(customer, "FIXED_LINE_HOME");
        var extension = counter.order(customer, "EXTENSION_SET");
        counter.crewDoes(extension);
        assertThat(orders.get(customer.id(), extension.id())).isInstanceOf(Order.Completed.class);
    }

    /** An IPTV bundle and an action nobody thought of: rows in the catalogue, a form, a card, two recipes. */
    @Test
    void iptvNeedsDataAndNoCode() {
        sellIptv();
        var customer = counter.walksIn("电视一");
        var order = counter.order(customer, "IPTV_PACK");
        var plan = orders.view(customer.id(), order.id()).plan();
        assertThat(plan.steps().stream().map(PlanStep::code))
                .containsExactly(
                        "PORT",
                        "START",
                        "START",
                        "CONTENT",
                        "VISIT",
                        "ACTIVATE",
                        "ACTIVATE",
                        "TEST",
                        "TEST",
                        "CALL_BACK");
        var content = work.of(customer.id(), order.id().subject()).getFirst();
        assertThat(content.queue()).isEqualTo("MARKETING");
        counter.crewDoes(order);
        assertThat(orders.get(customer.id(), order.id()))
                .as("the channels are not there yet")
                .isInstanceOf(Order.Open.class);
        work.done(customer.id(), content.id(), "频道已开通", counter.at(counter.agent()));
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Completed.class);
        var television = subscriptions.of(customer.id()).stream()
                .filter(line -> line.terms().offer().value().equals("IPTV_HD"))
                .findFirst()
                .orElseThrow();
        assertThat(((Subscription.Active) television).works()).isTrue();

        var other = counter.walksIn("电视二");
        var regretted = counter.order(other, "IPTV_PACK");
        orders.cancel(other.id(), regretted.id(), "不看电视", counter.at(counter.clerk()));
        assertThat(work.of(other.id(), regretted.id().subject()))
                .as("nobody opens channels for it any more")
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(WorkOrder.State.CANCELLED));

        var swap = (Order.Open) lines.place("SWAP_BOX", television.terms(), Wishes.NONE);
        var box = work.of(customer.id(), swap.id().subject()).getFirst();
        work.done(customer.id(), box.id(), "换了新盒子", counter.at(counter.agent()));
        assertThat(orders.get(customer.id(), swap.id())).isInstanceOf(Order.Completed.class);
    }

    private void sellIptv() {
        for (var statement : """
                insert into catalog.product (code, place, name_zh, name_en, business_line)
                    values ('IPTV', 101, '网络电视', 'IPTV', 'DATA'), ('IPTV_PACK', 102, '宽带电视', 'Broadband and IPTV', 'DATA');
                insert into catalog.offer (id, product, place, name_zh, name_en, needs_visit, skill, visit_minutes,
                    needs_number, port_kind, access_kind, speed_kbps, sold_from) values
                    ('IPTV_HD', 'IPTV', 1, '高清电视', 'HD television', false, '', 0, false, '', 'IPTV', 0, '2000-01-01'),
                    ('IPTV_PACK', 'IPTV_PACK', 1, '宽带电视套餐', 'Broadband and IPTV', true, 'ADSL', 120, false, '', '', 0, '2000-01-01');
                insert into catalog.bundle_part (bundle, part, place) values ('IPTV_PACK', 'ADSL_2M', 1), ('IPTV_PACK', 'IPTV_HD', 2);
                insert into catalog.reach_rule (product, offer, district, street_office, allowed, reason)
                    values ('IPTV', '', '', '', true, ''), ('IPTV_PACK', '', '', '', true, '');
                insert into catalog.transaction (code, place, name_zh, name_en, product, action, needs_consent) values
                    ('INSTALL_IPTV_PACK', 101, '新装宽带电视', 'Install broadband and IPTV', 'IPTV_PACK', 'INSTALL', false),
                    ('SWAP_BOX', 102, '更换机顶盒', 'Swap the set-top box', 'IPTV', 'SWAP_BOX', false);
                insert into catalog.card (transaction, version, since, title_zh, title_en, steps, documents, cautions, fee_zh,
                    fee_en, time_limit_zh, time_limit_en, example, published_at, published_by, reason)
                    select code, 1, '2000-01-01', name_zh, name_en, '[{"zh":"办理","en":"Do it"}]', '[]', '[]', '免费', 'free', '五天', 'five days',
                           true, now(), 'test', 'test'
                    from catalog.transaction where code in ('INSTALL_IPTV_PACK', 'SWAP_BOX')""".split(";\n")) db.sql(statement).update();
        var contact = new FormField(
                "contactPhone",
                FieldType.PHONE,
                new Label("联系电话", "Telephone"),
                new Label("", ""),
                true,
                List.of(),
                "",
                60,
                null,
                null,
                "13880012345");
        for (var transaction : List.of("INSTALL_IPTV_PACK", "SWAP_BOX"))
            forms.publish(new NewForm(transaction, counter.today(), List.of(contact), "new"), ADMINISTRATOR);
        var install = recipes.current("INSTALL", "", counter.today());
        var steps = new java.util.ArrayList<>(install.steps());
        steps.removeIf(step -> step.code().equals("NUMBER"));
        steps.replaceAll(step -> step.code().equals("START") ? needing(step, List.of("PORT")) : step);
        steps.add(2, desk("CONTENT", List.of("START"), "MARKETING", new Label("开通频道", "Open the channels")));
        recipes.publish(
                new Recipe("INSTALL", "IPTV_PACK", 0, counter.today(), "INSTALL", steps), "IPTV", ADMINISTRATOR);
        recipes.publish(
                new Recipe(
                        "SWAP_BOX",
                        "IPTV",
                        0,
                        counter.today(),
                        "CHANGE",
                        List.of(desk("BOX", List.of(), "STORE", new Label("换机顶盒", "Swap the box")))),
                "IPTV",
                ADMINISTRATOR);
        assertThat(Objects.requireNonNull(recipes.current("SWAP_BOX", "IPTV", counter.today()))
                        .version())
                .isEqualTo(1);
    }

    private static Recipe.Step desk(String code, List<String> needs, String queue, Label name) {
        return new Recipe.Step(code, "WORK", needs, "", true, false, true, "", queue, "", "", 0, 60, name);
    }

    private static Recipe.Step needing(Recipe.Step step, List<String> needs) {
        return new Recipe.Step(
                step.code(),
                step.kind(),
                needs,
                step.onlyIf(),
                step.shared(),
                step.atOnce(),
                step.counts(),
                step.noReturn(),
                step.queue(),
                step.makes(),
                step.keeps(),
                step.minutes(),
                step.stuckMinutes(),
                step.name());
    }
}
