package furong.channel.web.consent;

import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerWords;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.ConsentView;
import furong.channel.web.ui.Option;
import furong.consent.ConsentId;
import furong.consent.Consents;
import furong.consent.How;
import furong.consent.Signature;
import furong.customer.Contact;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.organisation.Role;
import furong.platform.Actor;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.Secrets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Asks for consent on any form and reads the answer. A form shows {@link #ask}, and when it is sent builds the same text
 * again and gives it to {@link #given}: what the customer agreed to is then what will be done, or it is refused.
 */
@Component
public class ConsentDesk {

    /** The usual name of the field. */
    public static final String FIELD = "consent";

    private static final List<String> ENDINGS =
            List.of("Way", "What", "Shown", "Mark", "Strokes", "Phone", "Code", "Voice");

    private final Consents consents;
    private final Secrets secrets;

    ConsentDesk(Consents consents, Secrets secrets) {
        this.consents = consents;
        this.secrets = secrets;
    }

    /** Whether a field of a sent form belongs to the consent of this name and not to the form. */
    public static boolean isOurs(String name, String field) {
        return field.startsWith(name) && ENDINGS.contains(field.substring(name.length()));
    }

    /** What the form shows: in a hall one signs, on the phone the call is recorded anyway. */
    public ConsentView ask(String name, Customer customer, Label what, String shown, SignedIn who, Shell shell) {
        var ways = ways(who).stream()
                .map(how ->
                        new Option(how.name(), shell.t("consent.how." + how), shell.t("consent.how." + how + ".note")))
                .toList();
        var phones = customer.contacts().stream()
                .filter(contact -> contact.kind() != Contact.Kind.EMAIL)
                .map(contact -> new Option(contact.value(), CustomerWords.masked(contact.value())))
                .toList();
        var action = "/customers/" + customer.id().text() + "/consents/codes";
        var example = consents.rules(How.VOICE).example();
        return new ConsentView(
                name,
                what.packed(),
                plain(shown),
                mark(customer.id(), what.packed(), shown),
                ways,
                phones,
                example,
                action);
    }

    /** The consent in a sent form. Refused if there is none, or if the customer was shown another text than this. */
    public ConsentId given(
            String name, CustomerId customer, Label what, String shown, Map<String, String> sent, Actor by) {
        if (!isMark(sent.getOrDefault(name + "Mark", ""), mark(customer, what.packed(), shown)))
            throw Refused.field(name, "consent-changed");
        try {
            return switch (way(name, sent)) {
                case SIGNATURE ->
                    consents.bySignature(
                            customer,
                            what.packed(),
                            plain(shown),
                            Signature.of(sent.getOrDefault(name + "Strokes", "")),
                            by);
                case CODE -> {
                    var code = consents.newestCode(customer, what.packed(), plain(shown))
                            .orElseThrow(() -> Refused.field(name, "code-none"));
                    yield consents.byCode(customer, code.id(), sent.getOrDefault(name + "Code", ""), by);
                }
                case VOICE ->
                    consents.byVoice(customer, what.packed(), plain(shown), sent.getOrDefault(name + "Voice", ""), by);
            };
        } catch (Refused refused) {
            if (!FIELD.equals(refused.field())) throw refused;
            throw Refused.field(name, refused.code(), refused.arguments().toArray());
        }
    }

    /** Passes if the text in a sent form is one that we showed for this customer. */
    void check(String name, CustomerId customer, String what, String shown, String mark) {
        if (!isMark(mark, mark(customer, what, shown))) throw Refused.field(name, "consent-changed");
    }

    /** The way that was chosen; without a script one may have filled in another, and then that counts. */
    private static How way(String name, Map<String, String> sent) {
        var chosen = Arrays.stream(How.values())
                .filter(how -> how.name().equals(sent.get(name + "Way")))
                .findFirst();
        if (chosen.isPresent() && filled(name, chosen.get(), sent)) return chosen.get();
        return Arrays.stream(How.values())
                .filter(how -> filled(name, how, sent))
                .findFirst()
                .orElseThrow(() -> Refused.field(name, "consent-missing"));
    }

    private static boolean filled(String name, How how, Map<String, String> sent) {
        var field = switch (how) {
            case SIGNATURE -> "Strokes";
            case CODE -> "Code";
            case VOICE -> "Voice";
        };
        return !sent.getOrDefault(name + field, "").isBlank();
    }

    private static List<How> ways(SignedIn who) {
        var atCounter = who.is(Role.COUNTER_CLERK) && who.who().hall() != null;
        if (atCounter || who.is(Role.ACCOUNT_MANAGER)) return List.of(How.SIGNATURE, How.CODE, How.VOICE);
        return List.of(How.VOICE, How.CODE);
    }

    private String mark(CustomerId customer, String what, String shown) {
        return HexFormat.of()
                .formatHex(secrets.mark("consent.form:" + customer.text() + "|" + what + "|" + plain(shown)));
    }

    private static boolean isMark(String sent, String mark) {
        return MessageDigest.isEqual(
                sent.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                mark.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
