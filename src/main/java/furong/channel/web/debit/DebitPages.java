package furong.channel.web.debit;

import furong.agency.AgentCode;
import furong.channel.bank.CollectionFiles;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.customer.Customers;
import furong.debit.BankFiles;
import furong.debit.Collection;
import furong.debit.CollectionId;
import furong.debit.FileId;
import furong.debit.FileRow;
import furong.debit.Reasons;
import furong.debit.RunId;
import furong.debit.Runs;
import furong.debit.Transfers;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import pages.Templates;

/** For finance: files of collections, files of banks, what was rejected or returned, money nobody could place. */
@Allowed(Role.FINANCE)
@Controller
class DebitPages {

    private static final int SHOWN = 100;

    private final Runs runs;
    private final BankFiles files;
    private final Transfers transfers;
    private final Reasons reasons;
    private final Customers customers;
    private final CollectionFiles written;
    private final Templates templates;

    DebitPages(
            Runs runs,
            BankFiles files,
            Transfers transfers,
            Reasons reasons,
            Customers customers,
            CollectionFiles written,
            Templates templates) {
        this.runs = runs;
        this.files = files;
        this.transfers = transfers;
        this.reasons = reasons;
        this.customers = customers;
        this.written = written;
        this.templates = templates;
    }

    @GetMapping("/debit")
    JteModel runs(Shell shell) {
        return templates.debitRuns(shell, runs.newest(), runs.terms());
    }

    @PostMapping("/debit/runs")
    String order(
            @RequestParam String bank,
            @RequestParam(required = false) @Nullable LocalDate collectOn,
            SignedIn who,
            HttpServletRequest request) {
        if (collectOn == null) throw Refused.field("collectOn", "required");
        var run = runs.order(new AgentCode(bank), collectOn, who.actor(request));
        return "redirect:/debit/runs/" + run.text();
    }

    @GetMapping("/debit/runs/{run}")
    JteModel run(@PathVariable RunId run, @RequestParam(defaultValue = "0") long after, Shell shell) {
        var found = runs.get(run);
        var some = runs.collections(run, after, SHOWN);
        return templates.debitRun(shell, found, runs.terms(found.bank()), some, names(some));
    }

    /** The file itself; the same however often it is fetched. */
    @GetMapping("/debit/runs/{run}/pain.008.xml")
    ResponseEntity<StreamingResponseBody> pain008(@PathVariable RunId run) {
        var found = runs.get(run);
        return xml(found.message() + ".xml", out -> written.write(run, out));
    }

    @PostMapping("/debit/runs/{run}/sent")
    String sent(@PathVariable RunId run, SignedIn who, HttpServletRequest request) {
        runs.sent(run, who.actor(request));
        return "redirect:/debit/runs/" + run.text();
    }

    @GetMapping("/debit/files")
    JteModel files(Shell shell) {
        return templates.debitFiles(shell, files.newest(), runs.terms());
    }

    @PostMapping("/debit/files")
    String give(
            @RequestParam(defaultValue = "") String bank,
            @RequestParam(required = false) @Nullable MultipartFile file,
            SignedIn who,
            HttpServletRequest request)
            throws IOException {
        if (file == null || file.isEmpty()) throw Refused.field("file", "required");
        var terms = runs.terms(new AgentCode(bank));
        try (var content = file.getInputStream()) {
            var id = files.give(terms.bank(), String.valueOf(file.getOriginalFilename()), content, who.actor(request));
            return "redirect:/debit/files/" + id.text();
        }
    }

    @GetMapping("/debit/files/{file}")
    JteModel file(
            @PathVariable FileId file,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "false") boolean unplaced,
            Shell shell) {
        var found = files.get(file);
        var states = unplaced ? List.of(FileRow.State.UNMATCHED) : List.<FileRow.State>of();
        return templates.debitFile(shell, found, files.rows(file, after, SHOWN, states), unplaced);
    }

    @GetMapping("/debit/files/{file}/original.xml")
    ResponseEntity<StreamingResponseBody> original(@PathVariable FileId file) {
        var found = files.get(file);
        return xml("bank-" + found.id().text() + ".xml", out -> {
            try (var in = files.open(file)) {
                in.transferTo(out);
            }
        });
    }

    @GetMapping("/debit/returns")
    JteModel returns(Shell shell) {
        var toCall = runs.toCall(SHOWN);
        var failed = runs.failed(SHOWN);
        var all = Stream.concat(toCall.stream(), failed.stream()).toList();
        return templates.debitReturns(shell, toCall, failed, names(all), reasons.all());
    }

    @PostMapping("/debit/returns/{customer}/{collection}/call")
    String called(
            @PathVariable CustomerId customer,
            @PathVariable CollectionId collection,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        runs.called(customer, collection, note, who.actor(request));
        return "redirect:/debit/returns";
    }

    @GetMapping("/debit/unplaced")
    JteModel unplaced(Shell shell) {
        return templates.debitUnplaced(shell, transfers.unmatched(SHOWN));
    }

    @PostMapping("/debit/unplaced/{file}/{line}")
    String place(
            @PathVariable FileId file,
            @PathVariable int line,
            @RequestParam(defaultValue = "") String account,
            SignedIn who,
            HttpServletRequest request) {
        transfers.place(file, line, account, who.actor(request));
        return "redirect:/debit/unplaced";
    }

    @PostMapping("/debit/unplaced/{file}/{line}/aside")
    String setAside(
            @PathVariable FileId file,
            @PathVariable int line,
            @RequestParam(defaultValue = "") String why,
            SignedIn who,
            HttpServletRequest request) {
        transfers.setAside(file, line, why, who.actor(request));
        return "redirect:/debit/unplaced";
    }

    private Map<CustomerId, String> names(List<Collection> collections) {
        var ids = collections.stream().map(Collection::customer).distinct().toList();
        return customers.rows(ids).values().stream()
                .collect(Collectors.toMap(CustomerRow::id, row -> Objects.requireNonNull(row.name())));
    }

    private static ResponseEntity<StreamingResponseBody> xml(String name, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(body);
    }
}
