package furong.channel.voice;

import furong.channel.voice.Dialogue.Choice;
import furong.channel.voice.Dialogue.Field;
import furong.channel.web.Formats;
import furong.channel.web.Texts;
import furong.channel.web.prepaid.CardRefusals;
import furong.channel.web.security.Public;
import furong.ledger.AccountKey;
import furong.ledger.Ledger;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import furong.prepaid.CardAnswer;
import furong.prepaid.CardPayment;
import furong.prepaid.PrepaidCards;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Callers help themselves with the keys of their telephone: what the line they call from owes, a bill paid by prepaid
 * card, what is on a card. Public to the platform that has the key ({@link VoiceSecurity}), which also vouches for who
 * is calling. A refusal is spoken and leads back to the menu: an HTTP error would end the call.
 */
@Public
@RestController
class VoiceDoor {

    static final String ROOT = "/api/voice";

    private static final String TYPE = "application/voicexml+xml;charset=UTF-8";
    private static final Actor IVR = Actor.system("ivr");
    private static final int PIN_DIGITS = 18;
    private static final int NUMBER_DIGITS_MAX = 12;
    private static final int YUAN_DIGITS_MAX = 5;

    private final LineOwners owners;
    private final Ledger ledger;
    private final PrepaidCards cards;
    private final Texts texts;
    private final Clock clock;

    VoiceDoor(LineOwners owners, Ledger ledger, PrepaidCards cards, Texts texts, Clock clock) {
        this.owners = owners;
        this.ledger = ledger;
        this.cards = cards;
        this.texts = texts;
        this.clock = clock;
    }

    /** What is spoken, what is spelt out after it. */
    private record Said(String sentence, String spelt) {}

    @GetMapping(value = ROOT, produces = TYPE)
    ResponseEntity<String> menu(@RequestParam(defaultValue = "zh") String language) {
        var locale = locale(language);
        var other = locale.equals(Texts.ENGLISH) ? "zh" : "en";
        var pin = new Field("pin", texts.text(locale, "voice.ask.pin"), PIN_DIGITS, PIN_DIGITS);
        var number = new Field("number", texts.text(locale, "voice.ask.number"), 1, NUMBER_DIGITS_MAX);
        var amount = new Field("amount", texts.text(locale, "voice.ask.amount"), 1, YUAN_DIGITS_MAX);
        var key = Ids.text(Ids.next());
        var choices = List.of(
                new Choice("1", "#owed"),
                new Choice("2", "#pay"),
                new Choice("3", "#balance"),
                new Choice("9", start(other)));
        return document(new Dialogue(locale.toLanguageTag())
                .menu(texts.text(locale, "voice.menu"), choices)
                .form("owed", ROOT + "/owed", key, language, List.of())
                .form("pay", ROOT + "/payments", key, language, List.of(number, pin, amount))
                .form("balance", ROOT + "/balance", key, language, List.of(pin)));
    }

    /** Told to the line that calls, about itself. */
    @PostMapping(value = ROOT + "/owed", produces = TYPE)
    ResponseEntity<String> owed(
            @RequestParam(defaultValue = "zh") String language, @RequestParam(defaultValue = "") String caller) {
        var locale = locale(language);
        return answered(language, () -> {
            var account = owners.account("caller", caller);
            var payable = ledger.owed(account.customer(), account.account()).payable();
            return payable.isPositive()
                    ? new Said(texts.text(locale, "voice.owed", payable.decimal()), "")
                    : new Said(texts.text(locale, "voice.owed.nothing"), "");
        });
    }

    /** By card, for any line of ours: its number is enough to pay for it, and nothing of its bill is told. */
    @PostMapping(value = ROOT + "/payments", produces = TYPE)
    ResponseEntity<String> pay(
            @RequestParam(defaultValue = "zh") String language,
            @RequestParam(defaultValue = "") String caller,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String pin,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String key) {
        var locale = locale(language);
        return answered(language, () -> {
            if (key.isBlank()) throw Refused.field("key", "required");
            var account = owners.account("number", number.equals("0") ? caller : number);
            return switch (cards.pay(payment(account, pin, yuan(amount), key, caller), IVR)) {
                case CardAnswer.Paid(var payment, var left) ->
                    new Said(texts.text(locale, "voice.paid", yuan(amount).decimal(), left.decimal()), payment.text());
                case CardAnswer.PaidBefore(var payment) ->
                    new Said(texts.text(locale, "voice.paid.before"), payment.text());
                case CardAnswer refused -> throw CardRefusals.of(refused, clock.instant());
            };
        });
    }

    @PostMapping(value = ROOT + "/balance", produces = TYPE)
    ResponseEntity<String> balance(
            @RequestParam(defaultValue = "zh") String language,
            @RequestParam(defaultValue = "") String caller,
            @RequestParam(defaultValue = "") String pin) {
        var locale = locale(language);
        return answered(language, () -> switch (cards.balance(pin, from(caller))) {
            case CardAnswer.Balance(var serial, var left, var expires) ->
                new Said(
                        texts.text(
                                locale,
                                "voice.balance",
                                left.decimal(),
                                Formats.of(locale).date(expires)),
                        "");
            case CardAnswer refused -> throw CardRefusals.of(refused, clock.instant());
        });
    }

    private static CardPayment payment(AccountKey account, String pin, Money amount, String key, String caller) {
        return new CardPayment(pin, account.customer(), account.account(), amount, key, from(caller), List.of());
    }

    private ResponseEntity<String> answered(String language, Supplier<Said> work) {
        var locale = locale(language);
        Said said;
        try {
            said = work.get();
        } catch (Refused refused) {
            said = new Said(
                    texts.textOr(
                            locale,
                            "refused." + refused.code(),
                            refused.code(),
                            refused.arguments().toArray()),
                    "");
        }
        return document(new Dialogue(locale.toLanguageTag()).say(said.sentence(), said.spelt(), start(language)));
    }

    /** With what was said in it, and never kept: the next caller's is another. */
    private static ResponseEntity<String> document(Dialogue dialogue) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(dialogue.text());
    }

    private static Money yuan(String typed) {
        if (!typed.matches("\\d{1," + YUAN_DIGITS_MAX + "}")) throw Refused.field("amount", "amount-unreadable");
        return Money.fen(Long.parseLong(typed) * 100);
    }

    /** Whoever guesses cards runs out of tries by where they call from. */
    private static String from(String caller) {
        return "ivr:" + (caller.length() > 90 ? caller.substring(0, 90) : caller);
    }

    private static String start(String language) {
        return ROOT + "?language=" + (language.equals("en") ? "en" : "zh");
    }

    private static Locale locale(String language) {
        return language.equals("en") ? Texts.ENGLISH : Texts.CHINESE;
    }
}
