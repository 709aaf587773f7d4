package furong.prepaid;

import furong.customer.Customer;
import furong.payment.Payers;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** For tests: prints cards, and so knows their numbers; and the three people it takes to bring cards into force. */
@Component
public class PrintingHouse {

    public static final Actor ORDERS = new Actor(91, 5, "t-91", "test");
    public static final Actor PRINTS = new Actor(92, 5, "t-92", "test");
    public static final Actor ACTIVATES = new Actor(93, 5, "t-93", "test");
    private static final String CODE = "test-house";

    private final Batches batches;
    private final Payers payers;
    private final KeyPair keys;

    PrintingHouse(Batches batches, Payers payers) throws GeneralSecurityException {
        this.batches = batches;
        this.payers = payers;
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        this.keys = generator.generateKeyPair();
    }

    /** A card as it is printed. */
    public record Printed(String serial, String pin) {}

    public BatchId orders(int cards, long yuan) {
        var key = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
        batches.addPrinter(new Printer(CODE, "测试印刷厂", "-----BEGIN PUBLIC KEY-----\n" + key), ORDERS);
        return batches.order(
                new NewBatch(Money.fen(yuan * 100), cards, payers.today().plusYears(2), CODE), ORDERS);
    }

    public List<Printed> prints(BatchId batch) {
        return open(batches.print(batch, PRINTS).sealed())
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Printed(cells[0], cells[1]))
                .toList();
    }

    /** Cards in force, sold to a distributor. */
    public List<Printed> cards(int cards, long yuan) {
        var batch = orders(cards, yuan);
        var printed = prints(batch);
        sold(batch, payers.somebody("卡总代理"));
        return printed;
    }

    public void sold(BatchId batch, Customer buyer) {
        batches.activate(batch, buyer.id(), buyer.accounts().getFirst().id(), ACTIVATES);
    }

    /** What is in a sealed file, as the printer's own program would find it. */
    String open(String sealed) {
        var parts = sealed.split("\\.", -1);
        var base64 = Base64.getUrlDecoder();
        try {
            var unwrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
            unwrap.init(
                    Cipher.DECRYPT_MODE,
                    keys.getPrivate(),
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            var key = unwrap.doFinal(base64.decode(parts[1]));
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(128, base64.decode(parts[2])));
            cipher.updateAAD(parts[0].getBytes(StandardCharsets.US_ASCII));
            var body = base64.decode(parts[3]);
            var tag = base64.decode(parts[4]);
            var both = java.util.Arrays.copyOf(body, body.length + tag.length);
            System.arraycopy(tag, 0, both, body.length, tag.length);
            return new String(cipher.doFinal(both), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static String key() {
        return "card-" + Ids.text(Ids.next());
    }
}
