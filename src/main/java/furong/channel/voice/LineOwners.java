package furong.channel.voice;

import furong.customer.CustomerId;
import furong.ledger.AccountKey;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Whose telephone a number is, and which account its line is billed to. */
@Component
@EnableConfigurationProperties(VoiceSettings.class)
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
        var number = CallerNumber.read(written).orElseThrow(() -> Refused.field(field, "voice-number"));
        for (var reading : number.readings(settings.country(), settings.area())) {
            var customer = numbers.customerOf(reading).map(CustomerId::new);
            if (customer.isEmpty()) continue;
            for (var line : subscriptions.of(customer.get()))
                if (!(line instanceof Subscription.Cancelled)
                        && reading.equals(line.terms().number()))
                    return new AccountKey(line.terms().customer(), line.terms().account());
        }
        throw Refused.field(field, "voice-number");
    }

    /** The telephone somebody calls from. Refused at {@code caller} as {@code voice-withheld} if it shows no number. */
    String telephone(String caller) {
        return CallerNumber.read(caller)
                .orElseThrow(() -> Refused.field("caller", "voice-withheld"))
                .name(settings.country(), settings.area());
    }
}
