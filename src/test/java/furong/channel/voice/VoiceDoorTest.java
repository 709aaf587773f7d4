package furong.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.catalog.OfferId;
import furong.customer.Customer;
import furong.customer.PlaceId;
import furong.organisation.Area;
import furong.payment.Payers;
import furong.platform.Label;
import furong.platform.Money;
import furong.prepaid.PrintingHouse;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import furong.subscription.SubscriptionBoard;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
    @DisplayName("A3.12 A3.13 a card pays by telephone, once, with the number of its receipt")
    void aCardPaysByTelephone() throws Exception {
        var card = house.cards(1, 50).getFirst();
        telephone.press("1");
        assertThat(telephone.heard()).contains("本机应缴30.00元").doesNotContain(payer.name());
        telephone.press("2", "0", card.pin(), "20");
        telephone.sendsTheSameAgain();
        assertThat(telephone.heard()).contains("已缴20.00元，卡上还有30.00元", "只计一次").doesNotContain(card.pin(), payer.name());
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(1000));
        telephone.press("1");
        assertThat(telephone.heard()).contains("本机应缴10.00元");
        telephone.press("3", card.pin());
        assertThat(telephone.heard()).contains("卡上有30.00元");
    }

    @Test
    @DisplayName(
            "a friend pays for a line from elsewhere, however its number is written, and hears nothing of its bill")
    void aFriendPays() throws Exception {
        var card = house.cards(1, 50).getFirst();
        var friend = new Telephone(port, "sip:02855667788@switch", key);
        friend.press("1");
        assertThat(friend.heard()).contains("这个号码不是我们的线路");
        friend.press("2", "028" + number, card.pin(), "30");
        assertThat(friend.heard()).contains("已缴30.00元").doesNotContain(payer.name());
        assertThat(payers.owed(payer).open().isZero()).isTrue();
        telephone.press("1");
        assertThat(telephone.heard()).contains("本机没有欠费");
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
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(3000));
    }

    @Test
    void inEnglishToo() throws Exception {
        telephone.press("9");
        assertThat(telephone.heard()).contains("Welcome to Furong. To hear what this line owes, press 1.");
    }

    @Test
    @DisplayName("nobody but the platform is heard")
    void onlyThePlatformIsHeard() throws Exception {
        assertThat(telephone.ring().statusCode()).isEqualTo(200);
        var stranger = new Telephone(port, "tel:" + number, key + "?");
        assertThat(stranger.ring().statusCode()).isEqualTo(401);
    }
}
