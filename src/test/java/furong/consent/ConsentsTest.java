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
import java.util.HexFormat;
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
class ConsentsTest {

    private static final Actor BY = new Actor(7, 1, "05004", "test");
    private static final Instant MORNING = Instant.parse("2026-03-10T01:30:00Z"); // half past nine in Chengdu
    private static final String WHAT = new Label("改性能", "Change of features").packed();
    private static final String SHOWN = "来电显示：每月 ¥6.00，自今日起。\nADSL 1M 改为 ADSL 2M：每月 ¥120.00。";
    private static final String RECORDING = "10000-20260310-091500-0422";
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
    void aSignatureIsKeptWithWhatWasShown() throws Exception {
        var id = consents.bySignature(customer, WHAT, SHOWN.replace("\n", "\r\n"), DRAWN, BY);
        var consent = consents.get(customer, id);
        assertThat(consent.how()).isEqualTo(How.SIGNATURE);
        assertThat(consent.shown()).isEqualTo(SHOWN);
        assertThat(consent.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(SHOWN.getBytes(StandardCharsets.UTF_8))));
        assertThat(consent.evidence()).isEqualTo(new Evidence.Signed(DRAWN));
        assertThat(consent.badge()).isEqualTo("05004");
        assertThat(consent.at()).isBetween(MORNING, MORNING.plusSeconds(60));
        assertThat(consent.subject()).isNull();
        assertThat(timeline.of(customer, null, 5).rows())
                .anyMatch(entry -> entry.key().equals("consent.timeline.SIGNATURE")
                        && entry.subject().equals("consent:" + id.text()));
        assertThat(consents.bySignature(customer, WHAT, SHOWN, DRAWN, BY))
                .as("sent twice")
                .isEqualTo(id);
    }

    @Test
    void aRecordingMustBePlausible() {
        refused("recording-form", () -> consents.byVoice(customer, WHAT, SHOWN, "the customer said yes", BY));
        refused("recording-form", () -> consents.byVoice(customer, WHAT, SHOWN, "10000-20261399-091500-0421", BY));
        refused("recording-future", () -> consents.byVoice(customer, WHAT, SHOWN, "10000-20260310-094500-0421", BY));
        refused("recording-old", () -> consents.byVoice(customer, WHAT, SHOWN, "10000-20260306-091500-0421", BY));
        var id = consents.byVoice(customer, WHAT, SHOWN, " " + RECORDING + " ", BY);
        assertThat(consents.get(customer, id).evidence()).isEqualTo(new Evidence.Recorded(RECORDING));
        assertThat(consents.byVoice(customer, "another thing", SHOWN, RECORDING, BY))
                .as("one call may settle two things")
                .isNotEqualTo(id);
        refused("recording-of-another", () -> consents.byVoice(register("13800000002"), WHAT, SHOWN, RECORDING, BY));
    }

    @Test
    void aConsentIsUsedOnceForWhatWasShownWhileItIsFresh() {
        var id = consents.bySignature(customer, WHAT, SHOWN, DRAWN, BY);
        refused("consent-other", () -> consents.take(customer, id, SHOWN.replace("6.00", "9.00"), "order:1"));
        refused("not-found", () -> consents.take(CustomerId.next(), id, "order:1"));
        assertThat(consents.take(customer, id, SHOWN, "order:1").what()).isEqualTo(WHAT);
        assertThat(consents.get(customer, id).subject()).isEqualTo("order:1");
        consents.take(customer, id, "order:1"); // the same order, once more
        refused("consent-used", () -> consents.take(customer, id, "order:2"));
        assertThat(consents.of(customer, "order:1")).extracting(Consent::id).containsExactly(id);

        var old = consents.bySignature(customer, WHAT, SHOWN + "\nII", DRAWN, BY);
        time.forwardBy(Duration.ofHours(25));
        refused("consent-old", () -> consents.take(customer, old, "order:3"));
    }

    @Test
    void fiftyOrdersTakeOneConsentAndOneGetsIt() {
        var id = consents.bySignature(customer, WHAT, SHOWN, DRAWN, BY);
        var got = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 50; n++) {
                var order = "order:" + n;
                threads.execute(() -> {
                    try {
                        consents.take(customer, id, order);
                        got.incrementAndGet();
                    } catch (Refused refused) {
                        assertThat(refused.code()).isEqualTo("consent-used");
                    }
                });
            }
        }
        assertThat(got).hasValue(1);
    }

    @Test
    void aConsentTakenByAnOrderThatFailedIsFreeAgain() {
        var id = consents.bySignature(customer, WHAT, SHOWN, DRAWN, BY);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    consents.take(customer, id, "order:1");
                    throw new IllegalStateException("the order failed");
                }))
                .hasMessageContaining("failed");
        consents.take(customer, id, "order:2");
    }

    @Test
    void nobodyChangesWhatWasAgreed() {
        var id = consents.bySignature(customer, WHAT, SHOWN, DRAWN, BY);
        consents.take(customer, id, "order:1");
        for (var change : new String[] {
            "update consent.consent set shown = 'x' where customer = ?",
            "delete from consent.consent where customer = ?",
            "update consent.use set subject = 'x' where customer = ?",
            "delete from consent.use where customer = ?",
            """
            insert into consent.consent (customer, id, how, what, shown, sha256, evidence, fingerprint, at, person, badge)
            select customer, id + 1, how, what, shown || '!', sha256, evidence, sha256(fingerprint), at, person, badge
            from consent.consent where customer = ?"""
        })
            assertThatThrownBy(() -> db.sql(change).param(customer.value()).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theEvidenceIsSealedAndOpensNowhereElse() {
        var id = consents.bySignature(customer, WHAT, SHOWN, DRAWN, BY);
        assertThat(everythingKept()).doesNotContain("60,120 120,260");
        var copy = ConsentId.next();
        db.sql("""
                insert into consent.consent (customer, id, how, what, shown, sha256, evidence, fingerprint, at, person, badge)
                select customer, :copy, how, what, shown, sha256, evidence, sha256(fingerprint), at, person, badge
                from consent.consent where customer = :customer and id = :id""")
                .param("copy", copy.value())
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        assertThatThrownBy(() -> consents.get(customer, copy)).hasMessageContaining("another consent");
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
