package furong.channel.web.bulk;

import furong.bulk.BulkId;
import furong.bulk.BulkOrders;
import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import pages.Templates;

/** A business's orders from a file: given, looked at line by line, placed, reported. */
@Allowed({Role.ACCOUNT_MANAGER, Role.COUNTER_CLERK, Role.BRANCH_MANAGER})
@Controller
class BulkPages {

    private static final int LINES_SHOWN = 100;

    private final BulkOrders bulk;
    private final Customers customers;
    private final Access access;
    private final Templates templates;

    BulkPages(BulkOrders bulk, Customers customers, Access access, Templates templates) {
        this.bulk = bulk;
        this.customers = customers;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/customers/{customer}/orders/bulk")
    JteModel begin(@PathVariable CustomerId customer, SignedIn who, Shell shell) {
        return templates.bulkBegin(shell, mine(customer, who), bulk.of(customer));
    }

    @PostMapping("/customers/{customer}/orders/bulk")
    String give(
            @PathVariable CustomerId customer,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String lines,
            SignedIn who,
            HttpServletRequest request)
            throws IOException {
        mine(customer, who);
        var given = file == null || file.isEmpty() ? lines.getBytes(StandardCharsets.UTF_8) : file.getBytes();
        if (given.length == 0) throw Refused.field("file", "bulk-empty");
        var name = file == null || file.isEmpty() ? "" : String.valueOf(file.getOriginalFilename());
        var id = bulk.check(customer, name, given, who.actor(request));
        return "redirect:" + path(customer, id);
    }

    @GetMapping("/customers/{customer}/orders/bulk/{file}")
    JteModel show(
            @PathVariable CustomerId customer,
            @PathVariable BulkId file,
            @RequestParam(defaultValue = "0") int after,
            SignedIn who,
            Shell shell) {
        var person = mine(customer, who);
        var lines = bulk.lines(customer, file, after, LINES_SHOWN + 1);
        return templates.bulkShow(
                shell,
                person,
                bulk.get(customer, file),
                lines.stream().limit(LINES_SHOWN).toList(),
                lines.size() > LINES_SHOWN);
    }

    @PostMapping("/customers/{customer}/orders/bulk/{file}/start")
    String start(
            @PathVariable CustomerId customer, @PathVariable BulkId file, SignedIn who, HttpServletRequest request) {
        mine(customer, who);
        bulk.start(customer, file, who.actor(request));
        return "redirect:" + path(customer, file);
    }

    /** The whole report, or with {@code open} only the lines that are no order yet, as a file to be mended and given again. */
    @GetMapping("/customers/{customer}/orders/bulk/{file}/report.csv")
    ResponseEntity<byte[]> report(
            @PathVariable CustomerId customer,
            @PathVariable BulkId file,
            @RequestParam(defaultValue = "false") boolean open,
            SignedIn who,
            Shell shell) {
        mine(customer, who);
        var found = bulk.get(customer, file);
        var lines = bulk.lines(customer, file, 0, Integer.MAX_VALUE);
        var text = open ? BulkWords.toMend(lines) : BulkWords.report(shell, lines);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"bulk-" + found.id().text() + ".csv\"")
                .body(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    }

    private static String path(CustomerId customer, BulkId file) {
        return "/customers/" + customer.text() + "/orders/bulk/" + file.text();
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
