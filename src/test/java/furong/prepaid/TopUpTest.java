package furong.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.channel.web.Visitor;
import furong.payment.Payers;
import furong.platform.Money;
import furong.prepaid.PrintingHouse.Printed;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From home, without signing in, by the number of an account and the number under the foil. */
@FurongTest
class TopUpTest {

    @LocalServerPort
    int port;

    @Autowired
    PrintingHouse house;

    @Autowired
    Payers payers;

    @Test
    @DisplayName("A3.12 A3.13 a card pays on the web once, with a receipt, and the account owes less at once")
    void aCardPaysFromHome() {
        var card = house.cards(1, 50).getFirst();
        var payer = payers.owing("金在家", 30);
        var account = payer.accounts().getFirst().number();
        var visitor = new Visitor(port);
        assertThat(visitor.get("/top-up").body()).doesNotContain(payer.name());

        for (var n = 0; n < 2; n++) {
            var sent = visitor.post("/top-up", form(card, account, "once"));
            assertThat(Visitor.to(sent)).isEqualTo("/top-up");
            assertThat(visitor.get("/top-up").body())
                    .contains(n == 0 ? account : "只计一次", "收据编号")
                    .doesNotContain(payer.name());
        }
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(1000));

        visitor.post("/top-up/balance", Map.of("pin", card.pin()));
        assertThat(visitor.get("/top-up").body()).contains("30.00").doesNotContain(card.pin());
        assertThat(visitor.get("/top-up").body()).as("shown once").doesNotContain("30.00");
        assertThat(visitor.get("/top-up?said=99999&receipt=88888").body())
                .as("no link makes the house say it")
                .doesNotContain("99999", "88888");
    }

    @Test
    @DisplayName("what is wrong is said at its field, and nothing is paid")
    void whatIsWrongIsSaid() {
        var card = house.cards(1, 50).getFirst();
        var payer = payers.owing("金有错", 30);
        var visitor = new Visitor(port);
        visitor.get("/top-up");
        assertThat(visitor.post("/top-up", form(card, "没有这个账户", "a")).statusCode())
                .isEqualTo(422);
        var account = payer.accounts().getFirst().number();
        assertThat(visitor.post("/top-up", form(new Printed("", "12"), account, "b"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(3000));
    }

    private static Map<String, String> form(Printed card, String account, String key) {
        return Map.of("account", account, "pin", card.pin(), "amount", "20", "key", key);
    }
}
