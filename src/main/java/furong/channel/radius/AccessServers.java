package furong.channel.radius;

import static furong.channel.radius.DynamicPacket.COA_REQUEST;
import static furong.channel.radius.DynamicPacket.DISCONNECT_REQUEST;
import static furong.channel.radius.DynamicPacket.EVENT_TIMESTAMP;
import static furong.channel.radius.DynamicPacket.FILTER_ID;

import furong.channel.radius.DynamicPacket.Answer;
import furong.channel.radius.DynamicPacket.Attribute;
import furong.network.Accounting;
import furong.network.Accounting.Session;
import furong.network.NetworkElement;
import furong.network.ServiceId;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The access servers as an element of the network: sessions that should not be are ended by a Disconnect-Request, those
 * that should be in the walled garden, or out of it, are moved by a CoA-Request. It counts as done when the session's
 * end was accounted for, not when the server says it will: that word has been found empty too often. Switching off begins
 * here; who dials in again meanwhile is refused, for the wish is stored already.
 */
@Component
@Order(110)
class AccessServers implements NetworkElement, DisposableBean {

    private static final String CARRIES = "BROADBAND";
    private static final Duration END_WITHIN = Duration.ofMillis(600);
    private static final Duration LOOK_EVERY = Duration.ofMillis(15);
    /** RFC 5176, 3.5: what the server says it cannot do to a running session. */
    private static final List<Integer> NOT_SUPPORTED = List.of(401, 404, 405, 406, 501);

    private static final int SESSION_NOT_FOUND = 503;
    private static final Map<Integer, String> CAUSES = Map.of(
            401, "unsupported attribute",
            402, "missing attribute",
            403, "not the server meant",
            404, "invalid request",
            405, "unsupported service",
            406, "unsupported extension",
            501, "administratively prohibited",
            502, "not routable",
            504, "session cannot be removed",
            506, "resources unavailable");

    private final RadiusSettings settings;
    private final Accounting accounting;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, RadiusSettings.Server> servers = new ConcurrentHashMap<>();
    private final Map<String, DynamicClient> clients = new ConcurrentHashMap<>();

    AccessServers(RadiusSettings settings, Accounting accounting, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.accounting = accounting;
        this.meters = meters;
        this.clock = clock;
        for (var nas : settings.servers().keySet()) settings.server(nas).ifPresent(server -> know(nas, server));
    }

    /** From now on this server is told as well, or at another place than before. */
    void know(String nas, RadiusSettings.Server server) {
        servers.put(nas, server);
        var before = clients.remove(nas);
        if (before != null) before.close();
    }

    boolean any() {
        return !servers.isEmpty();
    }

    @Override
    public boolean carries(String accessKind) {
        return accessKind.equals(CARRIES) && any();
    }

    @Override
    public void apply(Instruction instruction) throws Trouble {
        var target = instruction.target();
        var service = target.service();
        if (service == null) throw new Trouble("no service named");
        var garden = target.features().contains(Accounting.WALLED_GARDEN);
        for (var session : accounting.open(target.customer(), service)) {
            if (!instruction.on()) end(target.customer(), service, session);
            else if (session.garden() != garden) move(target.customer(), service, session, garden);
        }
    }

    @Override
    public Measurement measure(Target target) {
        return Measurement.FINE;
    }

    /** Ends a session. */
    void end(long customer, ServiceId service, Session session) throws Trouble {
        var answer = ask(DISCONNECT_REQUEST, session, named(session));
        if (answer.ack()) {
            if (!isOver(customer, service, session))
                throw new Trouble("access server " + session.nas() + " agreed, and the session goes on");
        } else if (answer.errorCause() == SESSION_NOT_FOUND) accounting.gone(customer, session);
        else throw refused(session, answer);
    }

    /** Puts a session into the walled garden or out of it; a server that cannot is made to have it dial in again. */
    void move(long customer, ServiceId service, Session session, boolean garden) throws Trouble {
        var attributes = new ArrayList<>(named(session));
        attributes.add(Attribute.text(FILTER_ID, garden ? settings.gardenFilter() : settings.openFilter()));
        var answer = ask(COA_REQUEST, session, attributes);
        if (answer.ack()) accounting.moved(customer, session, garden);
        else if (answer.errorCause() == SESSION_NOT_FOUND) accounting.gone(customer, session);
        else if (NOT_SUPPORTED.contains(answer.errorCause())) end(customer, service, session);
        else throw refused(session, answer);
    }

    private Answer ask(byte code, Session session, List<Attribute> attributes) throws Trouble {
        var what = code == DISCONNECT_REQUEST ? "disconnect" : "coa";
        var answer = client(session.nas()).ask(code, attributes).orElse(null);
        count(what, answer == null ? "silent" : answer.ack() ? "ack" : "nak-" + answer.errorCause());
        if (answer == null) throw new Trouble("no answer from access server " + session.nas());
        return answer;
    }

    private List<Attribute> named(Session session) {
        var attributes = new ArrayList<Attribute>();
        attributes.add(Attribute.text(Attributes.USER_NAME, session.username()));
        attributes.add(Attribute.text(Attributes.SESSION_ID, session.id()));
        attributes.add(nas(session.nas()));
        if (!session.address().isEmpty())
            attributes.add(Attribute.address(Attributes.FRAMED_ADDRESS, InetAddress.ofLiteral(session.address())));
        attributes.add(Attribute.number(EVENT_TIMESTAMP, clock.instant().getEpochSecond()));
        return attributes;
    }

    /** By the name under which it accounted: its address, or its own name. */
    private static Attribute nas(String nas) {
        try {
            return Attribute.address(Attributes.NAS_ADDRESS, InetAddress.ofLiteral(nas));
        } catch (IllegalArgumentException noAddress) {
            return Attribute.text(Attributes.NAS_IDENTIFIER, nas);
        }
    }

    private boolean isOver(long customer, ServiceId service, Session session) {
        for (var end = System.nanoTime() + END_WITHIN.toNanos(); ; LockSupport.parkNanos(LOOK_EVERY.toNanos())) {
            if (accounting.open(customer, service).stream()
                    .noneMatch(
                            open -> open.id().equals(session.id()) && open.nas().equals(session.nas()))) return true;
            if (System.nanoTime() > end) return false;
        }
    }

    private DynamicClient client(String nas) throws Trouble {
        var known = clients.get(nas);
        if (known != null) return known;
        var server = servers.get(nas);
        if (server == null) throw new Trouble("access server " + nas + " is not named in furong.radius.servers");
        return clients.computeIfAbsent(nas, name -> {
            try {
                return new DynamicClient(server.address(), server.secret());
            } catch (IOException noSocket) {
                throw new UncheckedIOException(noSocket);
            }
        });
    }

    private static Trouble refused(Session session, Answer answer) {
        var cause = answer.errorCause();
        return new Trouble("access server %s refused: %s (%d)"
                .formatted(session.nas(), CAUSES.getOrDefault(cause, "no reason given"), cause));
    }

    private void count(String what, String outcome) {
        meters.counter("furong.radius.told", "what", what, "outcome", outcome).increment();
    }

    @Override
    public void destroy() {
        clients.values().forEach(DynamicClient::close);
    }
}
