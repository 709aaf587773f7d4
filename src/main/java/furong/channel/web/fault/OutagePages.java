package furong.channel.web.fault;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.customer.AddressBook;
import furong.customer.Customers;
import furong.fault.Fault;
import furong.fault.FaultBoard;
import furong.fault.Handbook;
import furong.fault.Outage;
import furong.fault.OutageId;
import furong.fault.OutageRun;
import furong.fault.Outages;
import furong.organisation.Area;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Faults of a unit, where many of them are one, and what is told to everybody it hits. */
@Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER, Role.HOTLINE_AGENT})
@Controller
class OutagePages {

    private static final int ROWS = 100;
    private static final int OUTAGES = 30;

    private final FaultBoard board;
    private final Outages outages;
    private final OutageRun run;
    private final Handbook handbook;
    private final Customers customers;
    private final AddressBook addresses;
    private final java.time.Clock clock;
    private final Templates templates;

    OutagePages(
            FaultBoard board,
            Outages outages,
            OutageRun run,
            Handbook handbook,
            Customers customers,
            AddressBook addresses,
            java.time.Clock clock,
            Templates templates) {
        this.board = board;
        this.outages = outages;
        this.run = run;
        this.handbook = handbook;
        this.customers = customers;
        this.addresses = addresses;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping("/faults")
    JteModel list(SignedIn who, Shell shell) {
        var faults = board.open(who.scope(), ROWS);
        var known = outages.list(OUTAGES);
        return templates.faultBoard(
                shell,
                new OutageView(
                        faults,
                        customers.rows(faults.stream().map(Fault::customer).collect(Collectors.toSet())),
                        outages.suspects(who.scope()),
                        known,
                        known.stream().collect(Collectors.toMap(Outage::id, one -> outages.hit(one.id()))),
                        handbook.symptoms().stream()
                                .collect(Collectors.toMap(Handbook.Symptom::code, Handbook.Symptom::name)),
                        handbook.causes().stream()
                                .map(one -> new Option(one.code(), shell.t(one.name())))
                                .toList(),
                        addresses,
                        who.is(Role.DISPATCHER) || who.is(Role.BRANCH_MANAGER)));
    }

    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER})
    @PostMapping("/outages")
    String declare(
            @RequestParam String exchange,
            @RequestParam String district,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String expected,
            SignedIn who,
            HttpServletRequest request) {
        var until = time(expected).atZone(clock.getZone()).toInstant();
        outages.declare(new Outages.NewOutage(exchange, new Area(district, office), text, until), who.actor(request));
        run.work();
        return "redirect:/faults";
    }

    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER})
    @PostMapping("/outages/{outage}/updates")
    String update(
            @PathVariable OutageId outage,
            @RequestParam(defaultValue = "") String text,
            SignedIn who,
            HttpServletRequest request) {
        outages.update(outage, text, who.actor(request));
        run.work();
        return "redirect:/faults";
    }

    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER})
    @PostMapping("/outages/{outage}/mending")
    String mended(
            @PathVariable OutageId outage,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "") String remedy,
            SignedIn who,
            HttpServletRequest request) {
        outages.mended(outage, cause, remedy, who.actor(request));
        run.work();
        return "redirect:/faults";
    }

    private static LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refused.field("expected", "outage-expected");
        }
    }
}
