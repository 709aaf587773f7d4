package furong.channel.voice;

import furong.customer.CustomerId;
import furong.ledger.AccountKey;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which account a line's number is billed to, however the number is written. */
@Component
class LineOwners {

    private final Numbers numbers;
    private final Subscriptions subscriptions;
    private final VoiceSettings settings;

    LineOwners(Numbers numbers, Subscriptions subscriptions, VoiceSettings settings) {
        this.numbers = numbers;
        this.subscriptions = subscriptions;
        this.settings = settings;
    }

    /** Refused at {@code field} as {@code voice-number} if no line of ours has this number. */
    AccountKey account(String field, String written) {
        for (var number : readings(written)) {
            var customer = numbers.customerOf(number).map(CustomerId::new);
            if (customer.isEmpty()) continue;
            for (var line : subscriptions.of(customer.get()))
                if (!(line instanceof Subscription.Cancelled)
                        && number.equals(line.terms().number()))
                    return new AccountKey(line.terms().customer(), line.terms().account());
        }
        throw Refused.field(field, "voice-number");
    }

    /** {@code tel:+86-28-8410-0001} and {@code sip:02884100001@switch} may be 84100001 or 02884100001 in our stock. */
    private Set<String> readings(String written) {
        var digits = written.replaceFirst("@.*", "").replaceAll("\\D", "");
        var found = new LinkedHashSet<String>();
        found.add(digits);
        var national = digits.startsWith(settings.country())
                ? "0" + digits.substring(settings.country().length())
                : digits;
        found.add(national);
        if (national.startsWith(settings.area()))
            found.add(national.substring(settings.area().length()));
        else found.add(settings.area() + digits);
        return found;
    }
}
