package furong.channel.web.billing;

import furong.billing.Alarms;
import furong.billing.BillRuns;
import furong.billing.Run;
import furong.billing.RunId;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.Role;
import furong.platform.Refused;
import furong.rating.Usage;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import pages.Templates;

/** Finance's desk of bills: runs and how far they are, trial beside real, parked accounts, alarms, files of usage. */
@Allowed(Role.FINANCE)
@Controller
class RunPages {

    private static final int RUNS = 12;
    private static final int ROWS = 100;

    private final BillRuns runs;
    private final Alarms alarms;
    private final Usage usage;
    private final Customers customers;
    private final Templates templates;

    RunPages(BillRuns runs, Alarms alarms, Usage usage, Customers customers, Templates templates) {
        this.runs = runs;
        this.alarms = alarms;
        this.usage = usage;
        this.customers = customers;
        this.templates = templates;
    }

    @GetMapping("/billing")
    JteModel desk(SignedIn who, Shell shell) {
        var parked = runs.parked(ROWS);
        var found = alarms.recent(ROWS);
        var ids = new HashSet<CustomerId>();
        parked.forEach(one -> ids.add(one.customer()));
        found.forEach(one -> ids.add(one.customer()));
        var rows = customers.rows(ids);
        return templates.billingDesk(new RunView(
                shell,
                runs.recent(RUNS),
                parked.stream()
                        .filter(one -> BillingFigures.sees(who, rows.get(one.customer())))
                        .toList(),
                found.stream()
                        .filter(one -> BillingFigures.sees(who, rows.get(one.customer())))
                        .toList(),
                usage.files(10),
                rows));
    }

    /** The runs alone, asked for again while one is under way. */
    @GetMapping("/billing/runs")
    JteModel progress(Shell shell) {
        return templates.billingRuns(RunView.of(shell, runs.recent(RUNS)));
    }

    @PostMapping("/billing/runs")
    String begin(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "TRIAL") Run.Kind kind,
            SignedIn who,
            HttpServletRequest request) {
        runs.begin(month(month), kind, who.actor(request));
        return "redirect:/billing";
    }

    @GetMapping("/billing/runs/{run}")
    JteModel run(@PathVariable RunId run, SignedIn who, Shell shell) {
        var real = runs.get(run);
        var trial = runs.recent(200).stream()
                .filter(one -> one.kind() == Run.Kind.TRIAL && one.cycle().equals(real.cycle()) && one.ended())
                .findFirst()
                .orElse(null);
        List<BillRuns.Difference> differences =
                trial == null || real.kind() == Run.Kind.TRIAL ? List.of() : runs.compare(trial.id(), real.id(), ROWS);
        var ids = new HashSet<CustomerId>();
        differences.forEach(one -> ids.add(new CustomerId(one.customer())));
        var rows = customers.rows(ids);
        return templates.billingRun(new ComparisonView(
                shell,
                real,
                trial,
                differences.stream()
                        .filter(one -> BillingFigures.sees(who, rows.get(new CustomerId(one.customer()))))
                        .toList(),
                rows));
    }

    @PostMapping("/billing/parked/{parked}")
    String unpark(@PathVariable String parked, SignedIn who, HttpServletRequest request) {
        var wanted = runs.parked(10_000).stream()
                .filter(one -> String.valueOf(one.id()).equals(parked))
                .filter(one -> BillingFigures.sees(
                        who, customers.rows(List.of(one.customer())).get(one.customer())))
                .findFirst()
                .orElseThrow(() -> new Refused("not-parked"));
        if (runs.unpark(wanted, who.actor(request)) instanceof BillRuns.UnparkOutcome.StillWrong wrong)
            throw new Refused("still-parked", wrong.why());
        return "redirect:/billing";
    }

    /** Takes a file of usage records while the browser waits. */
    @PostMapping("/billing/usage")
    String take(@RequestParam MultipartFile file, SignedIn who, HttpServletRequest request) throws IOException {
        if (file.isEmpty()) throw Refused.field("file", "usage-file");
        try (var lines = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            usage.takeFile("file", String.valueOf(file.getOriginalFilename()), lines, who.actor(request));
        }
        return "redirect:/billing";
    }

    private static LocalDate month(String text) {
        try {
            return YearMonth.parse(text.strip()).atDay(1);
        } catch (DateTimeParseException unreadable) {
            throw Refused.field("month", "field-date");
        }
    }
}
