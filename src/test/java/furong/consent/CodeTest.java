package furong.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.Address;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.customer.Timeline;
import furong.message.SimulatedCentre;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@FurongTest
class CodeTest {

    private static final Actor BY = new Actor(7, 1, "05004", "test");
    private static final Instant MORNING = Instant.parse("2026-03-10T01:30:00Z"); // half past nine in Chengdu
    private static final String WHAT = new Label("改性能", "Change of features").packed();
    private static final String SHOWN = "来电显示：每月 ¥6.00，自今日起。\nADSL 1M 改为 ADSL 2M：每月 ¥120.00。";
    private static final String RECORDING = "10000-20260310-091500-0423";
    private static final Signature DRAWN =
            Signature.of("10,200 60,120 120,260 180,140 240,250 300,150 360,240;400,80 400,300");

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    SimulatedCentre centre;

    @Autowired
    Timeline timeline;

    @Autowired
    TimeTravel time;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    private final String phone = "138%08d".formatted(Math.floorMod(Ids.next(), 100_000_000L));
    private CustomerId customer = CustomerId.next();

    @BeforeEach
    void aCustomerWithAPhone() {
        time.startAt(MORNING);
        customer = register(phone);
    }

    @Test
    void theCodeOnThePhoneIsAConsentAndItsDigitsAreNowhereInTheDatabase() {
        var sent = consents.sendCode(customer, phone, WHAT, SHOWN, BY);
        assertThat(consents.newestCode(customer, WHAT, SHOWN)).contains(sent);
        assertThat(consents.newestCode(customer, WHAT, SHOWN + "!")).isEmpty();
        var code = codeOn(phone);
        var id = consents.byCode(customer, sent.id(), " " + code + " ", BY);
        var consent = consents.get(customer, id);
        assertThat(consent.how()).isEqualTo(How.CODE);
        assertThat(consent.shown()).isEqualTo(SHOWN);
        assertThat(consent.evidence()).isEqualTo(new Evidence.Coded(phone));
        assertThat(consents.byCode(customer, sent.id(), code, BY))
                .as("sent twice")
                .isEqualTo(id);
        assertThat(everythingKept()).doesNotContain(code);
    }

    @Test
    void whoHasTheWholeDatabaseCannotTryTheMillionCodes() throws Exception {
        var sent = consents.sendCode(customer, phone, WHAT, SHOWN, BY);
        var code = codeOn(phone);
        var mark = db.sql("select mark from consent.code_request where customer = ? and id = ?")
                .params(customer.value(), sent.id().value())
                .query((row, n) -> row.getBytes("mark"))
                .single();
        var sha = MessageDigest.getInstance("SHA-256");
        for (var head : new String[] {
            "", "consent.code:" + customer.text() + ":" + sent.id().text() + ":"
        })
            assertThat(sha.digest((head + code).getBytes(StandardCharsets.UTF_8)))
                    .isNotEqualTo(mark);
    }

    @Test
    void fiveTriesAndNoMoreEvenWithTheRightOne() {
        var sent = consents.sendCode(customer, phone, WHAT, SHOWN, BY);
        var code = codeOn(phone);
        for (var left = 4; left >= 0; left--) {
            var rest = left;
            assertThatThrownBy(() -> consents.byCode(customer, sent.id(), wrong(code), BY))
                    .isInstanceOfSatisfying(Refused.class, refused -> {
                        assertThat(refused.code()).isEqualTo("code-wrong");
                        assertThat(refused.arguments()).containsExactly(rest);
                    });
        }
        refused("code-over", () -> consents.byCode(customer, sent.id(), code, BY));
        assertThat(consents.of(customer, 10)).isEmpty();
    }

    @Test
    void aWrongTryCountsEvenIfTheCallersChangeIsTakenBackAndHoweverManyTryAtOnce() {
        var sent = consents.sendCode(customer, phone, WHAT, SHOWN, BY);
        var wrong = wrong(codeOn(phone));
        var counted = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 50; n++)
                threads.execute(() -> {
                    try {
                        transaction.executeWithoutResult(status -> consents.byCode(customer, sent.id(), wrong, BY));
                    } catch (Refused refused) {
                        if (refused.code().equals("code-wrong")) counted.incrementAndGet();
                    }
                });
        }
        assertThat(counted).hasValue(5);
        assertThatThrownBy(() -> db.sql("update consent.code_request set tries = 6 where customer = ?")
                        .param(customer.value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aCodeGrowsOldAndServesNobodyElse() {
        var sent = consents.sendCode(customer, phone, WHAT, SHOWN, BY);
        var code = codeOn(phone);
        refused("code-over", () -> consents.byCode(CustomerId.next(), sent.id(), code, BY));
        time.forwardBy(Duration.ofMinutes(10));
        refused("code-over", () -> consents.byCode(customer, sent.id(), code, BY));
        assertThat(consents.newestCode(customer, WHAT, SHOWN)).isEmpty();
    }

    @Test
    void codesGoToTheCustomersOwnPhonesAndNotWithoutEnd() {
        refused("code-phone", () -> consents.sendCode(customer, "13900000001", WHAT, SHOWN, BY));
        var sent = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 20; n++)
                threads.execute(() -> {
                    try {
                        consents.sendCode(customer, phone, WHAT, SHOWN, BY);
                        sent.incrementAndGet();
                    } catch (Refused refused) {
                        assertThat(refused.code()).isEqualTo("code-too-many");
                    }
                });
        }
        assertThat(sent).hasValue(Codes.CODES_MAX);
        time.forwardBy(Duration.ofMinutes(11));
        consents.sendCode(customer, phone, WHAT, SHOWN, BY);
    }

    private CustomerId register(String phone) {
        var home = new NewPlace(Area.district("510107"), Address.street("洗面桥街", "12"));
        return customers
                .register(NewCustomer.person("刘芳", null, phone, home), BY)
                .id();
    }

    private String codeOn(String phone) {
        var found = Pattern.compile("\\b\\d{6}\\b")
                .matcher(centre.on(phone).getFirst().words());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String wrong(String code) {
        return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    /** Every row about the customer in every table that a code or a signature passes by, as text. */
    private String everythingKept() {
        return String.join(
                "\n",
                db.sql("""
                        select c::text from consent.consent c where c.customer = :customer
                        union all select c::text from consent.code_request c where c.customer = :customer
                        union all select u::text from consent.use u where u.customer = :customer
                        union all select m::text from message.message m where m.customer = :customer
                        union all select a::text from platform.audit a where a.customer = :customer
                        union all select t::text from customer.timeline t where t.customer = :customer
                        union all select e::text from events.event_publication e""")
                        .param("customer", customer.value())
                        .query(String.class)
                        .list());
    }
}
