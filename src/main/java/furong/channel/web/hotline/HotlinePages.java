package furong.channel.web.hotline;

import furong.channel.web.CallInHand;
import furong.channel.web.Formats;
import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.contact.Callers;
import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.contact.Phrasebook;
import furong.contact.Rung;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.fault.Outage;
import furong.fault.Outages;
import furong.organisation.Role;
import furong.staffing.Arrival;
import furong.staffing.Staffing;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The hotline before a call: who is it? Nobody we know, one customer, or many, among whom the agent asks. */
@Allowed({Role.HOTLINE_AGENT, Role.COUNTER_CLERK, Role.ACCOUNT_MANAGER})
@Controller
class HotlinePages {

    private static final int OUTAGES = 20;

    private final Callers callers;
    private final Contacts contacts;
    private final Phrasebook phrasebook;
    private final Customers customers;
    private final Outages outages;
    private final Staffing staffing;
    private final Clock clock;
    private final DutyList duties;
    private final Access access;
    private final Templates templates;

    HotlinePages(
            Callers callers,
            Contacts contacts,
            Phrasebook phrasebook,
            Customers customers,
            Outages outages,
            Staffing staffing,
            Clock clock,
            DutyList duties,
            Access access,
            Templates templates) {
        this.callers = callers;
        this.contacts = contacts;
        this.phrasebook = phrasebook;
        this.customers = customers;
        this.outages = outages;
        this.staffing = staffing;
        this.clock = clock;
        this.duties = duties;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/hotline")
    JteModel index(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String rang,
            @RequestParam(defaultValue = "") String answered,
            SignedIn who,
            Shell shell) {
        var caller = q.isBlank() ? null : callers.whoIs(q, who.scope());
        return templates.hotlineIndex(
                shell,
                new HotlineView(
                        q,
                        rang,
                        rang.isEmpty() || !answered.isEmpty()
                                ? answered
                                : shell.now().toString(),
                        level(shell),
                        caller,
                        options(phrasebook.reasons(), shell),
                        outages.list(OUTAGES).stream().filter(Outage::isOpen).toList(),
                        duties.of(who.who()),
                        phrasebook.phrases()));
    }

    private LevelView level(Shell shell) {
        var slot = Arrival.slotOf(LocalTime.ofInstant(shell.now(), Formats.ZONE));
        var today = shell.today();
        return LevelView.of(
                staffing.target(today), staffing.of(today), staffing.plan(today).get(slot));
    }

    @PostMapping("/customers/{customer}/calls")
    String begin(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String caller,
            @RequestParam(defaultValue = "") String rang,
            @RequestParam(defaultValue = "") String answered,
            SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response) {
        access.customer(who, customers.get(customer).owner(), customer.value());
        var channel = who.is(Role.HOTLINE_AGENT)
                ? ContactChannel.HOTLINE
                : who.is(Role.ACCOUNT_MANAGER) ? ContactChannel.ACCOUNT_MANAGER : ContactChannel.HALL;
        var call = contacts.begin(customer, channel, caller, rung(rang, answered, channel), who.actor(request));
        var inHand = new CallInHand(who.who().badge(), customer.text(), call.text());
        inHand.remember(response);
        return "redirect:" + inHand.href();
    }

    @PostMapping("/hotline/strangers")
    String stranger(
            @RequestParam(defaultValue = "") String caller,
            @RequestParam(defaultValue = "") String rang,
            @RequestParam(defaultValue = "") String answered,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        var rung = rung(rang, answered, who.is(Role.HOTLINE_AGENT) ? ContactChannel.HOTLINE : ContactChannel.HALL);
        callers.noteStranger(caller, rung, reason, note, who.actor(request));
        return "redirect:/hotline";
    }

    /** Only calls to the hotline are measured. */
    private @Nullable Rung rung(String rang, String answered, ContactChannel channel) {
        return channel == ContactChannel.HOTLINE ? Rung.parse(rang, answered, clock.instant()) : null;
    }

    static List<Option> options(List<Phrasebook.Word> words, Shell shell) {
        return words.stream()
                .map(word -> new Option(word.code(), shell.t(word.name())))
                .toList();
    }
}
