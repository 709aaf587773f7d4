package furong.channel.sms;

import furong.message.Deliveries;
import furong.message.Deliveries.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the centre delivers to us: receipts, and what customers answer. What cannot be kept now, it delivers again. */
final class Inbox implements MessageReceiverListener {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    /** Appendix B of SMPP 3.4; vendors leave fields out and change the order, so each is looked for by itself. */
    private static final Pattern ID = Pattern.compile("\\bid:(\\S+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern STATE = Pattern.compile("\\bstat:(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR = Pattern.compile("\\berr:(\\S+)", Pattern.CASE_INSENSITIVE);

    private final Deliveries deliveries;

    Inbox(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
        try {
            if (delivered.isSmscDeliveryReceipt()) receipt(delivered).ifPresent(deliveries::receipt);
            else if (!deliveries.heard(phone(delivered), words(delivered)))
                log.info("SMPP: an answer from a phone we never wrote to");
        } catch (RuntimeException failed) {
            log.warn("SMPP: a receipt or answer could not be kept", failed);
            throw new ProcessRequestException("again later", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    /** Empty for one that says nothing final, or does not say which message it is about. */
    private static Optional<Receipt> receipt(DeliverSm delivered) {
        var text = new String(delivered.getShortMessage(), StandardCharsets.US_ASCII);
        var tagged = delivered.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
        var id = tagged != null ? Optional.of(tagged.getValueAsString()) : found(ID, text);
        var state = found(STATE, text).orElse("").toUpperCase(java.util.Locale.ROOT);
        var ours = delivered.getOptionalParameter(OptionalParameter.User_message_reference.class);
        return switch (state) {
            case "DELIVRD", "UNDELIV", "EXPIRED", "DELETED", "REJECTD" ->
                id.filter(name -> !name.isBlank())
                        .map(name -> new Receipt(
                                name,
                                phone(delivered),
                                ours == null ? 0 : Short.toUnsignedInt(ours.getValue()),
                                state.equals("DELIVRD"),
                                state + " " + found(ERROR, text).orElse("")));
            default -> Optional.empty();
        };
    }

    /** As we write it ourselves. */
    private static String phone(DeliverSm delivered) {
        var international = delivered.getSourceAddrTon() == SMPPConstant.TON_INTERNATIONAL;
        return (international ? "+" : "") + delivered.getSourceAddr();
    }

    private static String words(DeliverSm delivered) {
        var charset = delivered.getDataCoding() == Parts.UCS2 ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII;
        return new String(delivered.getShortMessage(), charset).replace("\0", "");
    }

    private static Optional<String> found(Pattern what, String text) {
        var found = what.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        log.debug("SMPP: alert from {}", alert.getSourceAddr());
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not used here", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
