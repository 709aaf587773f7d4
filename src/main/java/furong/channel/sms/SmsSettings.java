package furong.channel.sms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the short-message centre is and what we agreed with its operator. Without a host nothing is connected.
 *
 * @param source the number customers see as the sender
 * @param perSecond how many parts we may hand over in a second
 * @param timeout within which the centre answers, or counts as away
 * @param enquiry how often an idle connection is tried
 * @param retryMax the longest pause between two attempts to connect
 */
@ConfigurationProperties("furong.sms")
record SmsSettings(
        String host,
        @DefaultValue("2775") int port,
        @DefaultValue("furong") String systemId,
        @DefaultValue("") String password,
        @DefaultValue("") String systemType,
        @DefaultValue("10000") String source,
        @DefaultValue("50") int perSecond,
        @DefaultValue("8s") Duration timeout,
        @DefaultValue("30s") Duration enquiry,
        @DefaultValue("60s") Duration retryMax) {

    SmsSettings {
        if (perSecond < 1) throw new IllegalArgumentException("furong.sms.per-second: " + perSecond);
    }

    @Override
    public String toString() {
        return "SmsSettings[" + host + ":" + port + ", " + systemId + ", …]";
    }
}
