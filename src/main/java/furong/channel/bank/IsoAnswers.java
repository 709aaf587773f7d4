package furong.channel.bank;

import static furong.channel.bank.IsoFields.*;

import com.solab.iso8583.IsoMessage;
import furong.agency.Agencies;
import furong.agency.Agent;
import furong.agency.AgentDesk;
import furong.agency.AgentDesk.Taking;
import furong.agency.Keys;
import furong.channel.bank.IsoCodec.Malformed;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * From an agent's message to its answer: 0100 what is owed, 0200 a payment, 0420 a payment taken back, 0800 an echo or the
 * end of a business day. Whatever is asked again is answered again, and done once.
 */
@Component
class IsoAnswers {

    private static final Logger log = LoggerFactory.getLogger(IsoAnswers.class);

    /** What field 39 says. */
    private static final String DONE = "00";

    private static final String NO_SUCH_TRANSACTION = "12";
    private static final String WRONG_AMOUNT = "13";
    private static final String NO_SUCH_ACCOUNT = "14";
    private static final String FORMAT = "30";
    private static final String NOT_PROVEN = "63";
    private static final String TOO_MANY = "65";
    private static final String DIFFERS = "94";
    private static final String FAILED = "96";
    private static final String DECLINED = "05";

    private static final DateTimeFormatter SENT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd");

    private final AgentDesk desk;
    private final Agencies agencies;
    private final Keys keys;
    private final RateLimits limits;
    private final Clock clock;
    private final IsoCodec codec = new IsoCodec();

    IsoAnswers(AgentDesk desk, Agencies agencies, Keys keys, RateLimits limits, Clock clock) {
        this.desk = desk;
        this.agencies = agencies;
        this.keys = keys;
        this.limits = limits;
        this.clock = clock;
    }

    /** @param from the address it came from, for the record */
    byte[] answer(byte[] bytes, String from) throws Malformed {
        var request = codec.read(bytes);
        var answer = begin(request);
        var key = IsoCodec.text(request, KEY).orElse("");
        try {
            var agent = proven(request, bytes, key);
            if (!limits.allows(key, agent.perSecondMax())) IsoCodec.set(answer, RESPONSE, TOO_MANY);
            else work(request, answer, agent, new Actor(0, 0, agent.code().value(), "iso8583 " + from));
        } catch (NotProven notProven) {
            IsoCodec.set(answer, RESPONSE, NOT_PROVEN);
            return codec.write(answer);
        } catch (Refused refused) {
            IsoCodec.set(answer, RESPONSE, code(refused));
        } catch (Malformed | DateTimeException format) {
            IsoCodec.set(answer, RESPONSE, FORMAT);
        } catch (RuntimeException bug) {
            log.error("iso8583: a message from {} could not be answered", from, bug);
            IsoCodec.set(answer, RESPONSE, FAILED);
        }
        return codec.write(answer, part -> keys.seal(key, part).orElseGet(() -> new byte[SEAL_BYTES]));
    }

    private static final class NotProven extends RuntimeException {}

    private Agent proven(IsoMessage request, byte[] bytes, String key) {
        var seal = IsoCodec.text(request, SEAL).orElse("");
        if (!seal.matches("[0-9A-F]{16}")) throw new NotProven();
        return keys.proves(key, IsoCodec.sealed(bytes), HexFormat.of().parseHex(seal))
                .map(agencies::agent)
                .orElseThrow(NotProven::new);
    }

    /** The answer with all that is given back as it came. */
    private IsoMessage begin(IsoMessage request) throws Malformed {
        var answer = codec.message(
                switch (request.getType()) {
                    case ENQUIRY -> ENQUIRY_ANSWER;
                    case PAYMENT, PAYMENT_REPEATED -> PAYMENT_ANSWER;
                    case REVERSAL, REVERSAL_REPEATED -> REVERSAL_ANSWER;
                    case NETWORK -> NETWORK_ANSWER;
                    default -> throw new Malformed("type " + Integer.toHexString(request.getType()));
                });
        for (var field : new int[] {
            PROCESSING_CODE,
            AMOUNT,
            SENT_AT,
            TRACE,
            LOCAL_TIME,
            LOCAL_DATE,
            ACQUIRER,
            RETRIEVAL,
            TERMINAL,
            CURRENCY,
            NETWORK_CODE,
            ORIGINAL,
            ACCOUNT,
            KEY
        }) if (request.hasField(field)) answer.setField(field, request.getField(field));
        return answer;
    }

    private void work(IsoMessage request, IsoMessage answer, Agent agent, Actor by) throws Malformed {
        switch (request.getType()) {
            case ENQUIRY -> enquire(request, answer);
            case PAYMENT, PAYMENT_REPEATED -> pay(request, answer, agent, by);
            case REVERSAL, REVERSAL_REPEATED -> reverse(request, answer, agent, by);
            default -> network(request, answer, agent, by);
        }
    }

    private void enquire(IsoMessage request, IsoMessage answer) throws Malformed {
        var bill = desk.enquire(IsoCodec.required(request, ACCOUNT));
        IsoCodec.set(answer, AMOUNT, bill.open().minor());
        IsoCodec.set(answer, CURRENCY, YUAN);
        IsoCodec.set(answer, TEXT, bill.name());
        IsoCodec.set(answer, RESPONSE, DONE);
    }

    private void pay(IsoMessage request, IsoMessage answer, Agent agent, Actor by) throws Malformed {
        if (!IsoCodec.required(request, CURRENCY).equals(YUAN)) throw new Malformed("currency");
        var paidAt = sentAt(IsoCodec.required(request, SENT_AT));
        var taking = new Taking(
                reference(request, IsoCodec.required(request, TRACE), paidAt),
                IsoCodec.required(request, ACCOUNT),
                Money.fen(IsoCodec.number(request, AMOUNT)),
                paidAt.atZone(clock.getZone()).toInstant());
        switch (desk.pay(agent, taking, by)) {
            case AgentDesk.Answer.Taken taken -> {
                IsoCodec.set(answer, SETTLEMENT_DATE, taken.day().format(DAY));
                IsoCodec.set(answer, AUTHORISATION, taken.payment().text().substring(7));
                IsoCodec.set(answer, RESPONSE, DONE);
            }
            case AgentDesk.Answer.Declined declined -> IsoCodec.set(answer, RESPONSE, DECLINED);
        }
    }

    /** What is taken back is named by the type, the trace and the sending time of the original. */
    private void reverse(IsoMessage request, IsoMessage answer, Agent agent, Actor by) throws Malformed {
        var original = IsoCodec.required(request, ORIGINAL);
        if (!original.matches("020[01]\\d{38}")) throw new Malformed("original");
        var paidAt = sentAt(original.substring(10, 20));
        var _ = desk.reverse(agent, reference(request, original.substring(4, 10), paidAt), "agent", by);
        IsoCodec.set(answer, RESPONSE, DONE);
    }

    private void network(IsoMessage request, IsoMessage answer, Agent agent, Actor by) throws Malformed {
        switch ((int) IsoCodec.number(request, NETWORK_CODE)) {
            case ECHO -> IsoCodec.set(answer, RESPONSE, DONE);
            case CUT_OVER -> {
                var named = sentAt(IsoCodec.required(request, SETTLEMENT_DATE) + "120000")
                        .toLocalDate();
                var open = agencies.cutOver(agent, named, furong.agency.CutBy.AGENT, by);
                IsoCodec.set(answer, SETTLEMENT_DATE, open.format(DAY));
                IsoCodec.set(answer, RESPONSE, DONE);
            }
            default -> IsoCodec.set(answer, RESPONSE, NO_SUCH_TRANSACTION);
        }
    }

    /** Unique with an agent: a terminal counts its traces up within a day, and the second tells days apart. */
    private static String reference(IsoMessage request, String trace, LocalDateTime sentAt) throws Malformed {
        var terminal = IsoCodec.required(request, TERMINAL);
        if (!terminal.matches("[0-9A-Za-z]{1,8}") || !trace.matches("\\d{6}")) throw new Malformed("terminal or trace");
        return sentAt.format(SENT) + "-" + terminal + "-" + trace;
    }

    /** MMddHHmmss; the year is the one that brings it nearest to now. */
    private LocalDateTime sentAt(String digits) throws Malformed {
        if (!digits.matches("\\d{10}")) throw new Malformed("a time of ten digits");
        var now = LocalDateTime.ofInstant(clock.instant(), clock.getZone());
        LocalDateTime nearest = null;
        for (var year = now.getYear() - 1; year <= now.getYear() + 1; year++) {
            if (digits.startsWith("0229") && !LocalDate.of(year, 1, 1).isLeapYear()) continue;
            var time =
                    LocalDateTime.parse(year + digits, SENT.withResolverStyle(java.time.format.ResolverStyle.STRICT));
            if (nearest == null || away(now, time).compareTo(away(now, nearest)) < 0) nearest = time;
        }
        if (nearest == null) throw new Malformed("no such day");
        return nearest;
    }

    private static java.time.Duration away(LocalDateTime now, LocalDateTime time) {
        return java.time.Duration.between(now, time).abs();
    }

    private static String code(Refused refused) {
        return switch (refused.code()) {
            case "agency-account-unknown" -> NO_SUCH_ACCOUNT;
            case "agency-amount" -> WRONG_AMOUNT;
            case "payment-differs" -> DIFFERS;
            default -> DECLINED;
        };
    }
}
