package furong.channel.bank;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.agency.Agencies;
import furong.agency.AgentCode;
import furong.agency.Keys;
import furong.agency.NewKey;
import furong.agency.Payer;
import furong.platform.Actor;
import furong.platform.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an agent's program sends over HTTP and what it hears. */
@FurongTest
class AgentApiTest {

    private static final AgentCode BANK = new AgentCode("BOC");

    @LocalServerPort
    int port;

    @Autowired
    Keys keys;

    @Autowired
    Agencies agencies;

    @Autowired
    Payer payers;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    NewKey key;

    @BeforeEach
    void aKey() {
        key = keys.make(BANK, Actor.system("test"));
    }

    @Test
    @DisplayName("A3.11 enquiry, payment, the same again, another under the same reference, reversal")
    void aPaymentOverHttp() throws Exception {
        var payer = payers.owing(6_000);
        var bill = send("GET", "/api/agency/bills/" + payer.number(), "");
        assertThat(bill.statusCode()).isEqualTo(200);
        assertThat(bill.body()).contains("\"open\":6000").contains("测***").doesNotContain("付款");
        var reference = Ids.text(Ids.next());
        var payment = payment(reference, payer.number(), 6_000);
        var first = send("POST", "/api/agency/payments", payment);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(payers.open(payer)).isZero();
        var again = send("POST", "/api/agency/payments", payment);
        assertThat(again.statusCode()).isEqualTo(200);
        var other = send("POST", "/api/agency/payments", payment(reference, payer.number(), 5_999));
        assertThat(other.statusCode()).isIn(409, 422);
        assertThat(other.body()).contains("payment-differs");
        assertThat(send("GET", "/api/agency/payments/" + reference, "").body()).contains("\"reversed\":false");
        var back = send("POST", "/api/agency/payments/" + reference + "/reversal", "");
        assertThat(back.body()).contains("reversed");
        assertThat(send("POST", "/api/agency/payments/" + reference + "/reversal", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(payers.open(payer)).isEqualTo(6_000);
        assertThat(send("GET", "/api/agency/payments/" + reference, "").body()).contains("\"reversed\":true");
    }

    @Test
    void aReversalBeforeItsPaymentBlocksIt() throws Exception {
        var payer = payers.owing(900);
        var reference = Ids.text(Ids.next());
        assertThat(send("POST", "/api/agency/payments/" + reference + "/reversal", "")
                        .body())
                .contains("blocked");
        var late = send("POST", "/api/agency/payments", payment(reference, payer.number(), 900));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(payers.open(payer)).isEqualTo(900);
    }

    @Test
    void theEndOfADayAndItsFile() throws Exception {
        var agent = agencies.agent(BANK);
        var day = agencies.current(agent);
        assertThat(send("POST", "/api/agency/days/" + day + "/end", "").statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/api/agency/days/" + day + "/end", "").body())
                .contains(day.plusDays(1).toString());
        var wrong = send("PUT", "/api/agency/days/" + day + "/file", "HEAD,BOC," + day + ",1,5\nPAY,a,b,4\n");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("agency-total");
        var file = "HEAD,BOC," + day + ",1,5\nPAY,ref-" + day + ",ZH000000-00000-0,5\n";
        var taken = send("PUT", "/api/agency/days/" + day + "/file", file);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).contains("\"lines\":1");
        assertThat(agencies.of(BANK, day)).extracting(one -> one.reference()).contains("ref-" + day);
    }

    @Test
    void onlyWhoProvesWhoTheyAreIsHeard() throws Exception {
        var payer = payers.owing(100);
        var path = "/api/agency/bills/" + payer.number();
        assertThat(ask("GET", path, "", new NewKey(key.id(), "guessed"), clock.instant())
                        .statusCode())
                .isEqualTo(401);
        assertThat(ask("GET", path, "", new NewKey("BOC-0000000000000", key.secret()), clock.instant())
                        .statusCode())
                .isEqualTo(401);
        assertThat(ask("GET", path, "", key, clock.instant().minus(Duration.ofMinutes(6)))
                        .statusCode())
                .as("a request kept by somebody for later")
                .isEqualTo(401);
        var plain = HttpRequest.newBuilder(uri(path)).build();
        assertThat(client().send(plain, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
        keys.revoke(BANK, key.id(), Actor.system("test"));
        assertThat(send("GET", path, "").statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNoPaymentIsExplained() throws Exception {
        var payer = payers.owing(100);
        for (var body : new String[] {"", "{", "[]", "{\"reference\":1}", payment("r", payer.number(), 0)})
            assertThat(send("POST", "/api/agency/payments", body).statusCode())
                    .as(body)
                    .isEqualTo(422);
        assertThat(send("POST", "/api/agency/payments", payment("r", "ZH000000-00000-0", 1))
                        .body())
                .contains("agency-account-unknown");
        assertThat(send("GET", "/api/agency/payments/never", "").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("A key that asks too often hears 429 and is heard again a moment later")
    void whoAsksTooOftenWaits() {
        var limits = new RateLimits();
        var allowed = 0;
        for (var n = 0; n < 1000; n++) if (limits.allows("k", 10)) allowed++;
        assertThat(allowed).isBetween(10, 20);
        assertThat(limits.allows("another", 10)).isTrue();
    }

    private String payment(String reference, String account, long minor) {
        return "{\"reference\":\"%s\",\"account\":\"%s\",\"amount\":%d,\"paidAt\":\"%s\"}"
                .formatted(reference, account, minor, clock.instant());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return ask(method, path, body, key, clock.instant());
    }

    private HttpResponse<String> ask(String method, String path, String body, NewKey with, Instant at)
            throws IOException, InterruptedException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var seal = Keys.sealOf(with.secret(), Seals.message(method, path, at.toString(), bytes));
        var request = HttpRequest.newBuilder(uri(path))
                .header("Furong-Key", with.id())
                .header("Furong-Time", at.toString())
                .header("Furong-Seal", HexFormat.of().formatHex(seal))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        return client().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient client() {
        return HttpClient.newHttpClient();
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
