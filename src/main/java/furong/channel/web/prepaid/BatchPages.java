package furong.channel.web.prepaid;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.till.Yuan;
import furong.customer.Customers;
import furong.organisation.Role;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.prepaid.BatchId;
import furong.prepaid.Batches;
import furong.prepaid.NewBatch;
import furong.prepaid.Printer;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Cards from the order to the sale: each step by another person of finance. */
@Allowed(Role.FINANCE)
@Controller
class BatchPages {

    private static final int SHOWN = 60;
    private static final int FOUND = 2;

    private final Batches batches;
    private final Customers customers;
    private final Templates templates;

    BatchPages(Batches batches, Customers customers, Templates templates) {
        this.batches = batches;
        this.customers = customers;
        this.templates = templates;
    }

    @GetMapping("/prepaid")
    JteModel list(SignedIn who, Shell shell) {
        var person = who.who().id().value();
        return templates.prepaidBatches(shell, batches.newest(SHOWN), batches.printers(), batches.locks(SHOWN), person);
    }

    @PostMapping("/prepaid/batches")
    String order(
            @RequestParam(defaultValue = "") String face,
            @RequestParam(defaultValue = "") String cards,
            @RequestParam(defaultValue = "") String expiresOn,
            @RequestParam(defaultValue = "") String printer,
            SignedIn who,
            HttpServletRequest request) {
        var wanted =
                new NewBatch(Yuan.read("face", face), number("cards", cards), day("expiresOn", expiresOn), printer);
        batches.order(wanted, who.actor(request));
        return "redirect:/prepaid";
    }

    /** The sealed file, this once. */
    @PostMapping("/prepaid/batches/{batch}/print")
    ResponseEntity<byte[]> print(@PathVariable BatchId batch, SignedIn who, HttpServletRequest request) {
        var file = batches.print(batch, who.actor(request));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.parseMediaType("application/jose"))
                .body(file.sealed().getBytes(StandardCharsets.US_ASCII));
    }

    @PostMapping("/prepaid/batches/{batch}/activate")
    String activate(
            @PathVariable BatchId batch,
            @RequestParam(defaultValue = "") String buyer,
            SignedIn who,
            HttpServletRequest request) {
        var found = customers.search(buyer, who.scope(), FOUND);
        if (buyer.isBlank() || found.size() != 1) throw Refused.field("buyer", "card-buyer");
        var customer = customers.get(found.getFirst().id());
        var account = customer.accounts().getFirst().id();
        batches.activate(batch, customer.id(), account, who.actor(request));
        return "redirect:/prepaid";
    }

    @PostMapping("/prepaid/batches/{batch}/cancel")
    String cancel(
            @PathVariable BatchId batch,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who,
            HttpServletRequest request) {
        batches.cancel(batch, reason, who.actor(request));
        return "redirect:/prepaid";
    }

    @PostMapping("/prepaid/batches/{batch}/extend")
    String extend(
            @PathVariable BatchId batch,
            @RequestParam(defaultValue = "") String expiresOn,
            SignedIn who,
            HttpServletRequest request) {
        batches.extend(batch, day("expiresOn", expiresOn), who.actor(request));
        return "redirect:/prepaid";
    }

    @PostMapping("/prepaid/locks")
    String lock(
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who,
            HttpServletRequest request) {
        batches.lock(first, last.isBlank() ? first : last, reason, who.actor(request));
        return "redirect:/prepaid";
    }

    @PostMapping("/prepaid/locks/{lock}/release")
    String release(@PathVariable String lock, SignedIn who, HttpServletRequest request) {
        batches.release(Ids.parse(lock), who.actor(request));
        return "redirect:/prepaid";
    }

    @PostMapping("/prepaid/printers")
    String printer(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String publicKey,
            SignedIn who,
            HttpServletRequest request) {
        batches.addPrinter(new Printer(code.strip(), name.strip(), publicKey), who.actor(request));
        return "redirect:/prepaid";
    }

    private static int number(String field, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException unreadable) {
            throw Refused.field(field, "unreadable");
        }
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Refused.field(field, "unreadable");
        }
    }
}
