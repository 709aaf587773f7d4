package furong.prepaid;

import furong.platform.Refused;
import furong.platform.Secrets;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Makes secret numbers and knows them again by their mark, whose key lies outside the database. */
@Component
class Pins {

    /** 10^18 numbers: a guess in a billion hits while a billion cards are in force. */
    static final int DIGITS = 18;

    private final SecureRandom random = new SecureRandom();
    private final Secrets secrets;

    Pins(Secrets secrets) {
        this.secrets = secrets;
    }

    String draw() {
        var digits = new char[DIGITS];
        for (var n = 0; n < DIGITS; n++) digits[n] = (char) ('0' + random.nextInt(10));
        return new String(digits);
    }

    byte[] mark(String pin) {
        return secrets.mark("prepaid.card:" + pin);
    }

    /** The digits of what somebody typed or said. Refused as {@code card-number} if they cannot be a number. */
    static String read(String typed) {
        var digits = typed.replaceAll("[\\s-]", "");
        if (!digits.matches("[0-9]{" + DIGITS + "}")) throw Refused.field("pin", "card-number", DIGITS);
        return digits;
    }

    /** In groups of six, as it is printed. */
    static String written(String pin) {
        return pin.replaceAll("(.{6})(?=.)", "$1 ");
    }
}
