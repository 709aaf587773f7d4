package furong.demo;

import furong.customer.Customer;
import furong.customer.Customers;
import furong.demo.Month.Cast;
import furong.organisation.Role;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.prepaid.Batches;
import furong.prepaid.CardPayment;
import furong.prepaid.NewBatch;
import furong.prepaid.PrepaidCards;
import furong.prepaid.Printer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.MGF1ParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** A batch of prepaid cards: ordered, printed by a house whose key only this city has, sold, and some of them used. */
@DemoPart
class CardSale implements Chapter {

    private static final int CARDS = 60;
    private static final int USED = 12;
    private static final Money FACE = Money.fen(5000);

    private final Batches batches;
    private final PrepaidCards cards;
    private final Customers customers;
    private final Clock clock;

    CardSale(Batches batches, PrepaidCards cards, Customers customers, Clock clock) {
        this.batches = batches;
        this.cards = cards;
        this.customers = customers;
        this.clock = clock;
    }

    /** Three days before the end, so that what is used then is news. */
    @Override
    public void plan(Plot plot) {
        plot.story().at(plot.end().minus(Duration.ofDays(3)), () -> sell(plot.cast(), plot.by()));
    }

    /** Three people of finance bring the cards into force; a few customers use theirs. */
    void sell(Cast cast, Actor by) {
        var finance = cast.staff().getOrDefault(Role.FINANCE, List.of());
        if (finance.size() < 3) return;
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var keys = keys();
        var key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        batches.addPrinter(new Printer("RC", "蓉城印务", key), finance.getFirst().from("demo"));
        var wanted = new NewBatch(FACE, CARDS, today.plusYears(2), "RC");
        var batch = batches.order(wanted, finance.get(0).from("demo"));
        var file = batches.print(batch, finance.get(1).from("demo"));
        var buyer = customers.get(cast.customers().getFirst());
        batches.activate(batch, buyer.id(), account(buyer), finance.get(2).from("demo"));
        batches.order(
                new NewBatch(FACE.times(2), 1000, today.plusYears(2), "RC"),
                finance.get(0).from("demo"));
        for (var pin : pins(file.sealed(), keys).subList(0, USED)) use(pin, cast, by);
    }

    private void use(String pin, Cast cast, Actor by) {
        var payer = customers.get(cast.people().any(cast.customers()));
        var amount = Money.fen(1000L * cast.people().between(1, 6));
        cards.pay(
                new CardPayment(
                        pin,
                        payer.id(),
                        account(payer),
                        amount,
                        "demo-" + Ids.text(Ids.next()),
                        "demo:" + payer.number(),
                        List.of()),
                by);
    }

    private static List<String> pins(String sealed, KeyPair keys) {
        var pins = new ArrayList<String>();
        for (var line : opened(sealed, keys).lines().skip(1).toList()) pins.add(line.split(",", -1)[1]);
        return pins;
    }

    /** What the printing house's program does. */
    private static String opened(String sealed, KeyPair keys) {
        var parts = sealed.split("\\.", -1);
        var base64 = Base64.getUrlDecoder();
        try {
            var unwrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
            unwrap.init(
                    Cipher.DECRYPT_MODE,
                    keys.getPrivate(),
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            var key = new SecretKeySpec(unwrap.doFinal(base64.decode(parts[1])), "AES");
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, base64.decode(parts[2])));
            cipher.updateAAD(parts[0].getBytes(StandardCharsets.US_ASCII));
            var whole = base64.decode(parts[3]);
            var tag = base64.decode(parts[4]);
            var both = new byte[whole.length + tag.length];
            System.arraycopy(whole, 0, both, 0, whole.length);
            System.arraycopy(tag, 0, both, whole.length, tag.length);
            return new String(cipher.doFinal(both), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static furong.customer.AccountId account(Customer payer) {
        return payer.accounts().getFirst().id();
    }
}
