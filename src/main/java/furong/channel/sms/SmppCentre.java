package furong.channel.sms;

import furong.message.Deliveries;
import furong.message.Deliveries.Part;
import furong.message.MessageCentre;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The message centre of an operator, by SMPP 3.4. Each part is handed over once: before the centre is asked that is
 * noted, and an answer that is lost is waited for, as a receipt, before anybody tries again. Outcomes are counted
 * ({@code furong.sms.parts}).
 */
@Primary
@Component
@ConditionalOnProperty("furong.sms.host")
@EnableConfigurationProperties(SmsSettings.class)
class SmppCentre implements MessageCentre, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SmppCentre.class);
    /** Shorter than the time after which another courier takes over. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int REFERENCES = 65_535;

    private final SmsSettings settings;
    private final Deliveries deliveries;
    private final MeterRegistry meters;
    private final Link link;
    private final Pace pace;
    private volatile boolean running;

    SmppCentre(SmsSettings settings, Deliveries deliveries, MeterRegistry meters) {
        this.settings = settings;
        this.deliveries = deliveries;
        this.meters = meters;
        this.link = new Link(settings, new Inbox(deliveries));
        this.pace = new Pace(settings.perSecond());
    }

    @Override
    public void start() {
        running = true;
        link.open();
    }

    @Override
    public void stop() {
        running = false;
        link.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    boolean bound() {
        return link.session().isPresent();
    }

    @Override
    public String take(Sms sms) throws Trouble, Refusal {
        var reference = reference(sms);
        var coded = Parts.of(sms.words(), reference);
        var taken = new java.util.TreeMap<>(deliveries.taken(sms));
        for (var number = 1; number <= coded.parts().size(); number++) {
            if (taken.containsKey(number)) continue;
            var own = (reference + number - 1) % REFERENCES + 1;
            taken.put(number, submit(new Part(sms, number, coded.parts().size(), own), coded));
        }
        return taken.firstEntry().getValue();
    }

    private String submit(Part part, Parts.Coded coded) throws Trouble, Refusal {
        var session = link.session().orElseThrow(() -> new Trouble("not connected to the message centre"));
        if (!pace.turn(PATIENCE)) throw new Trouble("more to send than the centre may be given");
        if (!deliveries.begin(part)) throw new Trouble("handed over, and its receipt is waited for");
        try {
            var name = handOver(session, part, coded);
            deliveries.taken(part, name);
            count("taken");
            return name;
        } catch (NegativeResponseException no) {
            deliveries.notTaken(part);
            throw refused(no.getCommandStatus());
        } catch (PDUException unsendable) {
            deliveries.notTaken(part);
            throw new Refusal("cannot be written as SMPP: " + unsendable.getMessage());
        } catch (ResponseTimeoutException | InvalidResponseException | IOException unknown) {
            count("unknown");
            log.info("SMPP: no answer for message {}: {}", part.sms().id().text(), unknown.getMessage());
            throw new Trouble("the centre's answer was lost");
        }
    }

    private String handOver(SMPPSession session, Part part, Parts.Coded coded)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        var international = part.sms().phone().startsWith("+");
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.ISDN,
                        settings.source(),
                        international ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.ISDN,
                        international
                                ? part.sms().phone().substring(1)
                                : part.sms().phone(),
                        new ESMClass(coded.several() ? SMPPConstant.ESMCLS_UDHI_INDICATOR_SET : 0),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        DataCodings.newInstance(coded.coding()),
                        (byte) 0,
                        coded.parts().get(part.number() - 1),
                        new OptionalParameter.User_message_reference((short) part.reference()))
                .getMessageId();
    }

    /** What the centre will never send is a refusal; everything else may go better later. */
    private Trouble refused(int status) throws Refusal {
        switch (status) {
            case SMPPConstant.STAT_ESME_RINVDSTADR,
                    SMPPConstant.STAT_ESME_RINVDSTTON,
                    SMPPConstant.STAT_ESME_RINVDSTNPI,
                    SMPPConstant.STAT_ESME_RINVMSGLEN,
                    SMPPConstant.STAT_ESME_RINVDCS -> {
                count("refused");
                throw new Refusal("refused with status " + hex(status));
            }
            case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL -> {
                pace.slowDown();
                count("throttled");
                return new Trouble("the centre asks us to be slower");
            }
            default -> {
                count("failed");
                return new Trouble("the centre answered with status " + hex(status));
            }
        }
    }

    int slower() {
        return pace.slower();
    }

    /** The same for each handing over of a message. */
    private static int reference(Sms sms) {
        return Math.floorMod(Long.hashCode(sms.id().value() * 0x9E3779B97F4A7C15L), REFERENCES) + 1;
    }

    private static String hex(int status) {
        return "0x" + Integer.toHexString(status);
    }

    private void count(String outcome) {
        meters.counter("furong.sms.parts", "outcome", outcome).increment();
    }
}
