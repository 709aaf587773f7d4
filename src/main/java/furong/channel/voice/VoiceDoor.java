package furong.channel.voice;

import furong.channel.voice.Dialogue.Choice;
import furong.channel.voice.Dialogue.Field;
import furong.channel.web.Formats;
import furong.channel.web.Texts;
import furong.channel.web.prepaid.CardRefusals;
import furong.channel.web.security.Public;
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
import java.util.Map;
import java.util.function.Function;
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

    /** What one caller hears, in a language of ours whatever was asked for. */
    private record Tongue(Locale locale, Texts texts) {

        static Tongue of(String asked, Texts texts) {
            return new Tongue(asked.equals("en") ? Texts.ENGLISH : Texts.CHINESE, texts);
        }

        String text(String key, Object... arguments) {
            return texts.text(locale, key, arguments);
        }

        String name() {
            return locale.getLanguage();
        }

        Tongue other() {
            return new Tongue(locale.equals(Texts.ENGLISH) ? Texts.CHINESE : Texts.ENGLISH, texts);
        }

        String start() {
            return ROOT + "?language=" + name();
        }
    }

    @GetMapping(value = ROOT, produces = TYPE)
    ResponseEntity<String> menu(@RequestParam(defaultValue = "zh") String language) {
        var tongue = Tongue.of(language, texts);
        var pin = new Field(
                "pin",
                tongue.text("voice.ask.pin", PrepaidCards.PIN_DIGITS),
                PrepaidCards.PIN_DIGITS,
                PrepaidCards.PIN_DIGITS);
        var number = new Field("number", tongue.text("voice.ask.number"), 1, NUMBER_DIGITS_MAX);
        var amount = new Field("amount", tongue.text("voice.ask.amount"), 1, YUAN_DIGITS_MAX);
        var choices = List.of(
                new Choice("1", "#owed"),
                new Choice("2", "#pay"),
                new Choice("3", "#balance"),
                new Choice("9", tongue.other().start()));
        var in = Map.of("language", tongue.name());
        var paid = Map.of("language", tongue.name(), "key", Ids.text(Ids.next()));
        var unheard = tongue.text("voice.unheard");
        var unsure = tongue.text("voice.unsure");
        var start = tongue.start();
        return document(new Dialogue(tongue.locale().toLanguageTag())
                .menu(
                        tongue.text("voice.menu"),
                        tongue.other().text("voice.menu.this"),
                        tongue.other().locale().toLanguageTag(),
                        choices)
                .form("owed", ROOT + "/owed", in, List.of(), unheard, start)
                .form("pay", ROOT + "/payments", paid, List.of(number, pin, amount), unsure, start)
                .form("balance", ROOT + "/balance", in, List.of(pin), unheard, start));
    }

    /** Told to the line that calls, about the account it is billed to. */
    @PostMapping(value = ROOT + "/owed", produces = TYPE)
    ResponseEntity<String> owed(
            @RequestParam(defaultValue = "zh") String language, @RequestParam(defaultValue = "") String caller) {
        return answered(language, tongue -> {
            var account = owners.account("caller", caller);
            var payable = ledger.owed(account.customer(), account.account()).payable();
            return payable.isPositive()
                    ? new Said(tongue.text("voice.owed", payable.decimal()), "")
                    : new Said(tongue.text("voice.owed.nothing"), "");
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
        return answered(language, tongue -> {
            if (key.isBlank()) throw Refused.field("key", "required");
            var account = owners.account("number", number.equals("0") ? caller : number);
            var yuan = yuan(amount);
            var what =
                    new CardPayment(pin, account.customer(), account.account(), yuan, key, guesser(caller), List.of());
            return switch (cards.pay(what, IVR)) {
                case CardAnswer.Paid(var payment, var left) ->
                    new Said(tongue.text("voice.paid", yuan.decimal(), left.decimal()), payment.text());
                case CardAnswer.PaidBefore(var payment) -> new Said(tongue.text("voice.paid.before"), payment.text());
                case CardAnswer refused -> throw CardRefusals.of(refused, clock.instant());
            };
        });
    }

    @PostMapping(value = ROOT + "/balance", produces = TYPE)
    ResponseEntity<String> balance(
            @RequestParam(defaultValue = "zh") String language,
            @RequestParam(defaultValue = "") String caller,
            @RequestParam(defaultValue = "") String pin) {
        return answered(language, tongue -> switch (cards.balance(pin, guesser(caller))) {
            case CardAnswer.Balance(var serial, var left, var expires) ->
                new Said(
                        tongue.text(
                                "voice.balance",
                                left.decimal(),
                                Formats.of(tongue.locale()).date(expires)),
                        "");
            case CardAnswer refused -> throw CardRefusals.of(refused, clock.instant());
        });
    }

    private ResponseEntity<String> answered(String language, Function<Tongue, Said> work) {
        var tongue = Tongue.of(language, texts);
        Said said;
        try {
            said = work.apply(tongue);
        } catch (Refused refused) {
            said = new Said(texts.refusal(tongue.locale(), refused), "");
        }
        return document(
                new Dialogue(tongue.locale().toLanguageTag()).say(said.sentence(), said.spelt(), tongue.start()));
    }

    /** With what was said in it, and never kept: the next caller's is another. */
    private static ResponseEntity<String> document(Dialogue dialogue) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(dialogue.text());
    }

    private static Money yuan(String typed) {
        if (!typed.matches("\\d{1," + YUAN_DIGITS_MAX + "}")) throw Refused.field("amount", "amount-unreadable");
        return Money.fen(Long.parseLong(typed) * 100);
    }

    /** Whoever guesses cards runs out of tries by the telephone they call from. */
    private String guesser(String caller) {
        return "ivr:" + owners.telephone(caller);
    }
}
