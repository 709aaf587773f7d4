package furong.channel.web.network;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.customer.Customers;
import furong.network.NetworkBoard;
import furong.network.ServiceId;
import furong.network.ServiceState;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.organisation.Role;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.resource.Inventory;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Where the network does not do what is wanted; in a demo, also the switches that make it misbehave. */
@Controller
class NetworkPages {

    private static final int ROWS = 100;
    private static final int CHUNK = 500;
    private static final int CHUNKS_MAX = 40;
    private static final int EXCHANGES_MAX = 500;
    private static final int DELAY_MILLIS_MAX = 60_000;
    private static final Duration PERIOD = Duration.ofDays(30);

    private final NetworkBoard board;
    private final Inventory inventory;
    private final SimulatedSwitch simulated;
    private final Customers customers;
    private final Audit audit;
    private final Access access;
    private final Templates templates;

    NetworkPages(
            NetworkBoard board,
            Inventory inventory,
            SimulatedSwitch simulated,
            Customers customers,
            Audit audit,
            Access access,
            Templates templates) {
        this.board = board;
        this.inventory = inventory;
        this.simulated = simulated;
        this.customers = customers;
        this.audit = audit;
        this.access = access;
        this.templates = templates;
    }

    @Allowed({Role.ADMINISTRATOR, Role.DISPATCHER})
    @GetMapping("/network")
    JteModel network(SignedIn who, Shell shell) {
        var known = new HashMap<CustomerId, CustomerRow>();
        var seen = seen(who, known);
        return templates.networkBoard(new NetworkView(
                shell,
                seen,
                known,
                inventory.exchanges(EXCHANGES_MAX),
                simulated.behaviours(),
                board.timings(shell.now().minus(PERIOD), shell.now(), NetworkView.ALLOWED),
                board.stuck(NetworkView.STUCK_AFTER),
                shell.demo() && who.is(Role.ADMINISTRATOR)));
    }

    /** Tells the network again at once, for somebody who knows that the exchange is back. */
    @Allowed({Role.ADMINISTRATOR, Role.DISPATCHER})
    @PostMapping("/network/{customer}/{service}/attempt")
    String tell(@PathVariable CustomerId customer, @PathVariable ServiceId service, SignedIn who) {
        var owner = customers.rows(Set.of(customer)).get(customer);
        if (owner == null) throw new Refused("not-found", customer.text());
        access.customer(who, owner.owner(), customer.value());
        board.tell(customer.value(), service);
        return "redirect:/network";
    }

    @Allowed(Role.ADMINISTRATOR)
    @PostMapping("/network/simulation")
    String simulate(
            @RequestParam(defaultValue = "") String exchange,
            @RequestParam(defaultValue = "0") int delay,
            @RequestParam(defaultValue = "WELL") Mood mood,
            SignedIn who,
            Shell shell,
            HttpServletRequest request) {
        if (!shell.demo()) throw new Refused("not-found", "simulation");
        if (delay < 0 || delay > DELAY_MILLIS_MAX) throw Refused.field("delay", "network-delay", DELAY_MILLIS_MAX);
        simulated.behave(
                exchange,
                new Behaviour(Duration.ofMillis(delay), mood == Mood.REFUSES, mood == Mood.AWAY, mood == Mood.FAULTY));
        audit.note(
                who.actor(request),
                "network.simulated",
                0,
                "exchange:" + exchange,
                Map.of("mood", mood.name(), "delay", delay));
        return "redirect:/network";
    }

    /** How a simulated exchange is to be. */
    enum Mood {
        WELL,
        REFUSES,
        AWAY,
        FAULTY
    }

    /**
     * The longest waiting of one's own customers, however many of others wait longer. The network knows no owners, so
     * they are read chunk by chunk. Their customers are put into {@code known}.
     */
    private List<ServiceState> seen(SignedIn who, Map<CustomerId, CustomerRow> known) {
        var seen = new ArrayList<ServiceState>();
        var chunk = board.differences(CHUNK);
        for (var read = 1; !chunk.isEmpty() && seen.size() < ROWS && read <= CHUNKS_MAX; read++) {
            var rows = customers.rows(
                    chunk.stream().map(one -> new CustomerId(one.customer())).collect(Collectors.toSet()));
            for (var one : chunk) {
                var row = rows.get(new CustomerId(one.customer()));
                if (row == null || !who.scope().sees(row.owner()) || seen.size() == ROWS) continue;
                seen.add(one);
                known.put(row.id(), row);
            }
            chunk = chunk.size() < CHUNK ? List.of() : board.differences(chunk.getLast(), CHUNK);
        }
        return seen;
    }
}
