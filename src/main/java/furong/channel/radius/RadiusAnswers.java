package furong.channel.radius;

import static furong.channel.radius.Attributes.*;
import static org.tinyradius.core.packet.PacketType.ACCESS_ACCEPT;
import static org.tinyradius.core.packet.PacketType.ACCESS_REJECT;
import static org.tinyradius.core.packet.PacketType.ACCESS_REQUEST;
import static org.tinyradius.core.packet.PacketType.ACCOUNTING_RESPONSE;

import furong.channel.radius.RecentAnswers.Seen;
import furong.network.AccessDesk;
import furong.network.Accounting;
import furong.network.Accounting.Kind;
import furong.network.Accounting.Report;
import furong.network.Admission;
import furong.network.Admission.Admitted;
import furong.network.Admission.Rejected;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tinyradius.core.RadiusPacketException;
import org.tinyradius.core.attribute.type.RadiusAttribute;
import org.tinyradius.core.dictionary.DefaultDictionary;
import org.tinyradius.core.dictionary.Dictionary;
import org.tinyradius.core.packet.request.AccessRequestPap;
import org.tinyradius.core.packet.request.RadiusRequest;
import org.tinyradius.core.packet.response.RadiusResponse;

/**
 * From a packet to its answer. A stranger gets none; a packet that is not as the RFCs say, or not sealed with the shared
 * secret, gets none either and is counted ({@code furong.radius.packets}, by outcome).
 */
@Component
class RadiusAnswers {

    private static final Logger log = LoggerFactory.getLogger(RadiusAnswers.class);
    private static final Dictionary DICTIONARY = DefaultDictionary.INSTANCE;
    private static final int HEADER_BYTES = 20;
    private static final int CHAP_BYTES = 17;

    private final RadiusSettings settings;
    private final AccessDesk accesses;
    private final Accounting accounting;
    private final MeterRegistry meters;
    private final RecentAnswers recent = new RecentAnswers();

    RadiusAnswers(RadiusSettings settings, AccessDesk accesses, Accounting accounting, MeterRegistry meters) {
        this.settings = settings;
        this.accesses = accesses;
        this.accounting = accounting;
        this.meters = meters;
    }

    /**
     * The answer to send back, empty for none.
     *
     * @param code the kind of request this port is for
     */
    Optional<byte[]> answer(byte code, byte[] packet, InetSocketAddress from) {
        var secret = settings.secretOf(from.getAddress());
        if (secret.isEmpty()) return none("unknown-client");
        if (packet.length < HEADER_BYTES || packet[0] != code) return none("malformed");
        return switch (recent.seen(from, packet)) {
            case Seen.BeingAnswered() -> none("duplicate");
            case Seen.Answered(var bytes) -> {
                count("duplicate");
                yield Optional.of(bytes);
            }
            case Seen.Never() -> {
                Optional<byte[]> answer = Optional.empty();
                try {
                    answer = work(code, packet, from.getAddress(), secret.get());
                } finally {
                    recent.keep(from, packet, answer);
                }
                yield answer;
            }
        };
    }

    private Optional<byte[]> work(byte code, byte[] packet, InetAddress from, String secret) {
        RadiusRequest request;
        try {
            request = RadiusRequest.fromByteBuf(DICTIONARY, Unpooled.wrappedBuffer(packet));
        } catch (RadiusPacketException | RuntimeException malformed) {
            return none("malformed");
        }
        try {
            request = request.decodeRequest(secret);
        } catch (RadiusPacketException | RuntimeException notSealed) {
            return none("wrong-secret");
        }
        try {
            return Optional.of(code == ACCESS_REQUEST ? access(request, from, secret) : account(request, from, secret));
        } catch (RadiusPacketException malformed) {
            return none("malformed");
        } catch (RuntimeException bug) {
            log.error("radius: a packet from {} could not be answered", from.getHostAddress(), bug);
            return none("failed");
        }
    }

    private byte[] access(RadiusRequest request, InetAddress from, String secret) throws RadiusPacketException {
        var attributes = new Attributes(request);
        if (attributes.bytes(MESSAGE_AUTHENTICATOR).isEmpty() && !from.isLoopbackAddress())
            throw new RadiusPacketException("a request from afar carries a Message-Authenticator (CVE-2024-3596)");
        var admission = admission(request, attributes);
        return switch (admission) {
            case Admitted admitted -> {
                count("accepted");
                yield reply(request, ACCESS_ACCEPT, secret, terms(admitted));
            }
            case Rejected rejected -> {
                count("rejected");
                log.debug("radius: rejected, {}", rejected.why());
                yield reply(request, ACCESS_REJECT, secret, List.of());
            }
        };
    }

    /** Who owes gets in, and reaches only where one pays and asks for help, until that is done. */
    private List<RadiusAttribute> terms(Admitted admitted) {
        var terms = new ArrayList<RadiusAttribute>();
        terms.add(DICTIONARY.createAttribute("Service-Type", "Framed-User"));
        terms.add(DICTIONARY.createAttribute("Framed-Protocol", "PPP"));
        if (admitted.garden()) terms.add(DICTIONARY.createAttribute("Filter-Id", settings.gardenFilter()));
        return terms;
    }

    private Admission admission(RadiusRequest request, Attributes attributes) throws RadiusPacketException {
        var username = attributes.required(USER_NAME);
        var chap = attributes.bytes(CHAP_PASSWORD);
        if (chap.isPresent()) {
            var proof = chap.get();
            if (proof.length != CHAP_BYTES) throw new RadiusPacketException("CHAP-Password has 17 bytes");
            var challenge = attributes.bytes(CHAP_CHALLENGE).orElse(request.getAuthenticator());
            return accesses.authenticateChap(username, proof[0], challenge, Arrays.copyOfRange(proof, 1, CHAP_BYTES));
        }
        if (request instanceof AccessRequestPap pap)
            return accesses.authenticatePap(username, pap.getPassword().orElse(""));
        return new Rejected("method");
    }

    private byte[] account(RadiusRequest request, InetAddress from, String secret) throws RadiusPacketException {
        var attributes = new Attributes(request);
        var kind = kind(attributes.number(STATUS_TYPE));
        if (kind.isPresent()) {
            var known = accounting.keep(report(kind.get(), attributes, from));
            count(known ? "accounted" : "unknown-user");
        }
        return reply(request, ACCOUNTING_RESPONSE, secret, List.of());
    }

    private Report report(Kind kind, Attributes attributes, InetAddress from) throws RadiusPacketException {
        var nas = attributes.text(NAS_IDENTIFIER);
        if (nas.isEmpty()) nas = attributes.address(NAS_ADDRESS);
        var cause = attributes.number(TERMINATE_CAUSE);
        return new Report(
                kind,
                nas.isEmpty() ? from.getHostAddress() : nas,
                attributes.required(SESSION_ID),
                attributes.required(USER_NAME),
                attributes.number(SESSION_TIME),
                attributes.octets(INPUT_OCTETS, INPUT_GIGAWORDS),
                attributes.octets(OUTPUT_OCTETS, OUTPUT_GIGAWORDS),
                attributes.address(FRAMED_ADDRESS),
                cause == 0 ? "" : Long.toString(cause),
                attributes.text(DynamicPacket.FILTER_ID).equals(settings.gardenFilter()));
    }

    /** Acct-Status-Type (RFC 2866, 5.1). The access server's own comings and goings are acknowledged and not kept. */
    private static Optional<Kind> kind(long status) throws RadiusPacketException {
        return switch ((int) status) {
            case 1 -> Optional.of(Kind.START);
            case 2 -> Optional.of(Kind.STOP);
            case 3 -> Optional.of(Kind.INTERIM);
            case 7, 8 -> Optional.empty();
            default -> throw new RadiusPacketException("Acct-Status-Type " + status);
        };
    }

    /** Sealed with the secret; access answers carry a Message-Authenticator. Proxies get their state back (RFC 2865). */
    private static byte[] reply(RadiusRequest request, byte type, String secret, List<RadiusAttribute> attributes)
            throws RadiusPacketException {
        var all = new ArrayList<>(attributes);
        all.addAll(request.filterAttributes(PROXY_STATE));
        return RadiusResponse.create(DICTIONARY, type, request.getId(), null, all)
                .encodeResponse(secret, request.getAuthenticator())
                .toBytes();
    }

    private Optional<byte[]> none(String outcome) {
        count(outcome);
        return Optional.empty();
    }

    private void count(String outcome) {
        meters.counter("furong.radius.packets", "outcome", outcome).increment();
    }
}
