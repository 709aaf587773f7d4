package furong.channel.web.resource;

import furong.channel.files.ImportInventory;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Role;
import furong.platform.Money;
import furong.platform.Refused;
import furong.resource.Grades;
import furong.resource.Inventory;
import furong.resource.NumberRules;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import pages.Templates;

/** The stock of numbers and ports, what it goes by, and taking more of it over from a file. */
@Allowed(Role.ADMINISTRATOR)
@Controller
class StockPages {

    private static final int ROWS_MAX = 2000;
    private static final int REJECTIONS_SHOWN = 200;
    private static final int FEE_INTEGER_DIGITS_MAX = 9;

    private final Inventory inventory;
    private final Grades grades;
    private final NumberRules rules;
    private final ImportInventory imports;
    private final Templates templates;
    private final String currency;

    StockPages(
            Inventory inventory,
            Grades grades,
            NumberRules rules,
            ImportInventory imports,
            Templates templates,
            @Value("${furong.currency}") String currency) {
        this.inventory = inventory;
        this.grades = grades;
        this.rules = rules;
        this.imports = imports;
        this.templates = templates;
        this.currency = currency;
    }

    @GetMapping("/inventory")
    JteModel stock(Shell shell) {
        return page(shell, null);
    }

    /** Takes a file over while the browser waits; what was not taken is shown with its line and reason. */
    @PostMapping("/inventory/import")
    JteModel take(@RequestParam MultipartFile file, SignedIn who, Shell shell, HttpServletRequest request)
            throws IOException {
        if (file.isEmpty()) throw Refused.field("file", "stock-file");
        var rejected = new ArrayList<ImportInventory.Rejection>();
        try (var stream = file.getInputStream()) {
            var report = imports.run(
                    stream,
                    shell.locale(),
                    rejection -> {
                        if (rejected.size() < REJECTIONS_SHOWN) rejected.add(rejection);
                    },
                    who.actor(request));
            return page(shell, new StockView.Taken(String.valueOf(file.getOriginalFilename()), report, rejected));
        }
    }

    @PostMapping("/inventory/grade")
    String charge(@RequestParam String grade, @RequestParam String fee, SignedIn who, HttpServletRequest request) {
        grades.charge(grade, money(fee), who.actor(request));
        return "redirect:/inventory";
    }

    @PostMapping("/inventory/pattern")
    String pattern(
            @RequestParam int place,
            @RequestParam String pattern,
            @RequestParam String grade,
            SignedIn who,
            HttpServletRequest request) {
        grades.rule(new Grades.Rule(place, pattern.strip(), grade), who.actor(request));
        grades.gradeAnew(who.actor(request));
        return "redirect:/inventory";
    }

    @PostMapping("/inventory/rule")
    String rule(
            @RequestParam NumberRules.Term term,
            @RequestParam(defaultValue = "") String numbers,
            @RequestParam int days,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate since,
            @RequestParam(defaultValue = "") String source,
            SignedIn who,
            HttpServletRequest request) {
        rules.set(new NumberRules.Rule(term, numbers, since, days, source.strip()), who.actor(request));
        return "redirect:/inventory";
    }

    private JteModel page(Shell shell, StockView.@Nullable Taken taken) {
        return templates.resourceStock(new StockView(
                shell,
                inventory.exchanges(ROWS_MAX),
                inventory.stock(ROWS_MAX),
                grades.all(),
                grades.rules(),
                rules.all(),
                taken));
    }

    private Money money(String text) {
        try {
            var amount = new BigDecimal(text.strip()).movePointRight(2);
            if (amount.precision() - amount.scale() > FEE_INTEGER_DIGITS_MAX + 2)
                throw new ArithmeticException("large");
            return new Money(amount.longValueExact(), currency);
        } catch (ArithmeticException | NumberFormatException wrong) {
            throw Refused.field("fee", "grade-fee");
        }
    }
}
