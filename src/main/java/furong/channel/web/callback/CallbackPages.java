package furong.channel.web.callback;

import furong.callback.CallOutcome;
import furong.callback.Callback;
import furong.callback.CallbackId;
import furong.callback.CallbackView;
import furong.callback.Callbacks;
import furong.callback.Claim;
import furong.callback.Disposition;
import furong.callback.Ending;
import furong.callback.ReworkId;
import furong.callback.Writing;
import furong.catalog.Catalog;
import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.fieldwork.Visits;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** One callback: claim it, ring, ask by the script, end it. */
@Allowed(Role.CALLBACK_AGENT)
@RequestMapping("/callbacks/{customer}/{callback}")
@Controller
class CallbackPages {

    /** Fields of the page that are no answers of the script. */
    private static final Set<String> OURS = Set.of("disposition", "callRecord", "remark", "reopen");

    private final Callbacks callbacks;
    private final Customers customers;
    private final Visits visits;
    private final Access access;
    private final Catalog catalog;
    private final Templates templates;
    private final Writing writing;
    private final LetterPaper paper;

    CallbackPages(
            Callbacks callbacks,
            Customers customers,
            Visits visits,
            Access access,
            Catalog catalog,
            Templates templates,
            Writing writing,
            LetterPaper paper) {
        this.callbacks = callbacks;
        this.customers = customers;
        this.visits = visits;
        this.access = access;
        this.catalog = catalog;
        this.templates = templates;
        this.writing = writing;
        this.paper = paper;
    }

    @Allowed({Role.CALLBACK_AGENT, Role.BRANCH_MANAGER, Role.DISPATCHER})
    @GetMapping
    JteModel show(@PathVariable CustomerId customer, @PathVariable CallbackId callback, SignedIn who, Shell shell) {
        var person = mine(customer, who);
        var view = callbacks.view(customer, callback);
        var product = catalog.products().stream()
                .filter(one -> one.code().equals(view.callback().matter().product()))
                .findFirst();
        return templates.callbackShow(
                shell, person, view, product.map(one -> shell.t(one.name())).orElse(""), beside(view, shell));
    }

    /** Only once it is over: nobody who rings is to see what to expect. */
    private List<CallbackLook.Beside> beside(CallbackView view, Shell shell) {
        if (!(view.callback() instanceof Callback.Closed closed)) return List.of();
        return CallbackLook.beside(
                shell, view, visits.ownList(closed.customer(), closed.matter().subject()));
    }

    @PostMapping("/claim")
    String claim(
            @PathVariable CustomerId customer,
            @PathVariable CallbackId callback,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        return switch (callbacks.claim(customer, callback, who.actor(request))) {
            case Claim.Yours yours -> here(customer, callback);
            case Claim.Taken(var badge, var until) -> throw new Refused("callback-taken", badge);
        };
    }

    @PostMapping("/attempts")
    String tried(
            @PathVariable CustomerId customer,
            @PathVariable CallbackId callback,
            @RequestParam CallOutcome outcome,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        callbacks.tried(customer, callback, outcome, "", who.actor(request));
        return here(customer, callback);
    }

    @PostMapping("/ending")
    String end(
            @PathVariable CustomerId customer,
            @PathVariable CallbackId callback,
            @RequestParam Disposition disposition,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        var answers = new HashMap<>(sent);
        answers.keySet().removeIf(name -> OURS.contains(name) || name.startsWith("_"));
        answers.values().removeIf(String::isBlank);
        callbacks.end(
                new Ending(
                        customer,
                        callback,
                        disposition,
                        sent.getOrDefault("callRecord", ""),
                        answers,
                        sent.getOrDefault("remark", ""),
                        sent.getOrDefault("reopen", "")),
                who.actor(request));
        return "redirect:/callbacks";
    }

    @PostMapping("/exclusion")
    String proposeExclusion(
            @PathVariable CustomerId customer,
            @PathVariable CallbackId callback,
            @RequestParam(defaultValue = "") String why,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        callbacks.proposeExclusion(customer, callback, why, who.actor(request));
        return "redirect:/callbacks";
    }

    @PostMapping("/exclusion/confirmation")
    String confirmExclusion(
            @PathVariable CustomerId customer,
            @PathVariable CallbackId callback,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        callbacks.confirmExclusion(customer, callback, who.actor(request));
        return here(customer, callback);
    }

    /** The owner unit says what it did; the customer is then rung again. */
    @Allowed({Role.BRANCH_MANAGER, Role.DISPATCHER})
    @PostMapping("/rework/{rework}")
    String reworkDone(
            @PathVariable CustomerId customer,
            @PathVariable ReworkId rework,
            @RequestParam(defaultValue = "") String remedy,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        callbacks.reworkDone(customer, rework, remedy, who.actor(request));
        return "redirect:/callbacks";
    }

    /** A new code each time it is printed; the one before is void. */
    @PostMapping("/letter")
    ResponseEntity<byte[]> letter(
            @PathVariable CustomerId customer,
            @PathVariable CallbackId callback,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var to = mine(customer, who);
        var letter = writing.print(customer, callback, who.actor(request));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "attachment; filename=letter-" + callback.text() + ".pdf")
                .body(paper.print(letter, to, to.home().line(), shell.today()));
    }

    private static String here(CustomerId customer, CallbackId callback) {
        return "redirect:/callbacks/" + customer.text() + "/" + callback.text();
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
