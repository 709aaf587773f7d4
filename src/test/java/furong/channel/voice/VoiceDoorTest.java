package furong.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.catalog.OfferId;
import furong.channel.web.Visitor;
import furong.customer.Customer;
import furong.customer.PlaceId;
import furong.organisation.Area;
import furong.organisation.Role;
import furong.payment.Payers;
import furong.platform.Label;
import furong.platform.Money;
import furong.prepaid.PrintingHouse;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import furong.subscription.SubscriptionBoard;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody who has nothing but a telephone with keys. */
@FurongTest
class VoiceDoorTest {

    private static final Area AREA = Area.district("510796");

    @LocalServerPort
    int port;

    @Value("${furong.voice.key}")
    String key;

    @Autowired
    PrintingHouse house;

    @Autowired
    Payers payers;

    @Autowired
    Inventory inventory;

    @Autowired
    Numbers numbers;

    @Autowired
    SubscriptionBoard board;

    @Autowired
    Clock clock;

    private Customer payer;
    private String number;
    private Telephone telephone;

    @BeforeEach
    void somebodyWithALineOwesThirtyYuan() {
        inventory.addExchange(new Exchange("V01", new Label("语音局", "Voicetown"), "VOICE"), List.of(AREA));
        inventory.addPorts("V01", "PAIR", 20);
        inventory.addNumbers("V01", "84960000", 20);
        payer = payers.owing("金电话", 30);
        number = numbers.free("V01", 1).getFirst().number();
        board.takeOver(List.of(new SubscriptionBoard.Existing(
                payer.id(),
                payer.accounts().getFirst().id(),
                new OfferId("FIXED_LINE_HOME"),
                PlaceId.next(),
                AREA,
                number,
                clock.instant().minus(Duration.ofDays(90)))));
        telephone = new Telephone(port, "tel:+86-28-" + number, key);
    }

    @Test
    @DisplayName("A3.12 A3.13 a card pays by telephone, once though an answer is lost, with the number of its receipt")
    void aCardPaysByTelephone() throws Exception {
        var card = house.cards(1, 50).getFirst();
        telephone.press("1");
        assertThat(telephone.heard()).contains("本机所属账户应缴30.00元");
        telephone.losesAnAnswer();
        telephone.press("2", "0", card.pin(), "20");
        assertThat(telephone.heard()).contains("只计一次").doesNotContain(card.pin());
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(1000));
        telephone.press("1");
        assertThat(telephone.heard()).contains("应缴10.00元");
        telephone.press("3", card.pin());
        assertThat(telephone.heard()).contains("卡上有30.00元");
    }

    @Test
    @DisplayName("a friend pays for a line from elsewhere and hears nothing of its bill")
    void aFriendPays() throws Exception {
        var card = house.cards(1, 50).getFirst();
        var friend = new Telephone(port, "sip:02855667788@switch", key);
        friend.press("1");
        assertThat(friend.heard()).contains("这个号码不是我们的线路").doesNotContain("30.00");
        friend.press("2", "028" + number, card.pin(), "15");
        assertThat(friend.heard()).contains("已缴15.00元，卡上还有35.00元").doesNotContain("应缴", "30.00", payer.name());
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(1500));
        telephone.press("2", "0", card.pin(), "15");
        telephone.press("1");
        assertThat(telephone.heard()).contains("本机所属账户没有欠费");
    }

    @Test
    @DisplayName("what is wrong is said and leads back to the menu; whoever guesses runs out of tries")
    void whatIsWrongIsSaid() throws Exception {
        telephone.press("2", "0", "000000000000000000", "20");
        assertThat(telephone.heard()).contains("没有这张卡");
        telephone.press("2", "0", house.cards(1, 50).getFirst().pin(), "60");
        assertThat(telephone.heard()).contains("卡上只有");
        for (var n = 0; n < 20; n++) telephone.press("3", "00000000000000000" + n % 10);
        assertThat(telephone.heard()).contains("输错次数太多");
        var elsewhere = new Telephone(port, "sip:028" + number + "@10.0.0.7:5061;tag=9", key);
        elsewhere.press("3", "000000000000000000");
        assertThat(elsewhere.heard()).as("the same telephone by another way").contains("输错次数太多");
        var withheld = new Telephone(port, "sip:anonymous@anonymous.invalid", key);
        withheld.press("3", "000000000000000000");
        assertThat(withheld.heard()).contains("没有显示号码");
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(3000));
    }

    @Test
    void inEnglishToo() throws Exception {
        telephone.press("9");
        assertThat(telephone.heard()).contains("Welcome to Furong.", "中文请按9");
        telephone.pressOn("1");
        assertThat(telephone.heard()).contains("The account of this line has 30.00 yuan to pay.");
        telephone.press("9");
        telephone.pressOn("2", "0", "000000000000000000", "20");
        assertThat(telephone.heard()).contains("card");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/owed", "/payments", "/balance"})
    @DisplayName("nobody but the platform is heard: no header, another name or key, a person who is signed in")
    void onlyThePlatformIsHeard(String path) throws Exception {
        var card = house.cards(1, 50).getFirst();
        var form = "number=" + number + "&amount=20&key=k&pin=" + card.pin() + "&caller=" + number;
        for (var proof : List.of("", basic("ivr", key + "?"), basic("ivr", ""), basic("other", key), "Bearer " + key))
            assertThat(status(path, form, proof)).as(proof).isEqualTo(401);
        var clerk = new Visitor(port);
        clerk.signIn(payers.person("无钥匙", Role.FINANCE, null).badge(), Payers.PASSWORD);
        assertThat((path.isEmpty() ? clerk.get(VoiceDoor.ROOT) : clerk.post(VoiceDoor.ROOT + path, Map.of()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(3000));
        assertThat(status(path, form, basic("ivr", key))).isEqualTo(200);
    }

    private int status(String path, String form, String proof) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + VoiceDoor.ROOT + path));
        if (!proof.isEmpty()) request.header("Authorization", proof);
        if (!path.isEmpty())
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static String basic(String user, String key) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + key).getBytes(StandardCharsets.UTF_8));
    }
}
