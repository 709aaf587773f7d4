package furong.channel.web.conduct;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.conduct.Proceeding;
import furong.conduct.ProceedingId;
import furong.conduct.Proceedings;
import furong.conduct.Settlements;
import furong.convention.Conventions;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.platform.Money;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** What payroll deducts for breaches under the legal cap, and gives back, month by month. */
@Allowed(Role.FINANCE)
@Controller
class SettlementPages {

    private final Settlements settlements;
    private final Proceedings proceedings;
    private final Conventions conventions;
    private final Staff staff;
    private final Organisation organisation;
    private final Templates templates;

    SettlementPages(
            Settlements settlements,
            Proceedings proceedings,
            Conventions conventions,
            Staff staff,
            Organisation organisation,
            Templates templates) {
        this.settlements = settlements;
        this.proceedings = proceedings;
        this.conventions = conventions;
        this.staff = staff;
        this.organisation = organisation;
        this.templates = templates;
    }

    @GetMapping("/settlements")
    JteModel lines(@RequestParam(defaultValue = "") String month, Shell shell) {
        var first = month(month, shell);
        var due = settlements.due();
        var lines = settlements.of(first);
        var people = Stream.concat(due.stream(), lines.stream().map(Settlements.Line::proceeding))
                .map(Proceeding::person)
                .toList();
        var view = ConductView.of(shell, conventions, staff, organisation, people);
        return templates.conductSettlements(view, first, due, lines, proceedings.rule(first));
    }

    @GetMapping("/settlements/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String month, Shell shell) {
        var first = month(month, shell);
        var lines = settlements.of(first);
        var view = ConductView.of(
                shell,
                conventions,
                staff,
                organisation,
                lines.stream().map(line -> line.proceeding().person()).toList());
        var columns = Stream.of("number", "badge", "name", "unit", "kind", "wage", "wanted", "amount")
                .map(column -> shell.t("conduct.column." + column))
                .toList();
        var rows = lines.stream()
                .map(line -> List.of(
                        line.proceeding().number(),
                        line.proceeding().badge(),
                        view.name(line.proceeding().person()),
                        view.unit(line.proceeding().unit()),
                        shell.t("conduct.settlement." + line.settlement().kind()),
                        line.settlement().wage().decimal(),
                        line.settlement().wanted().decimal(),
                        line.settlement().amount().decimal()))
                .toList();
        return Sheet.of("settlements-" + YearMonth.from(first), columns, rows);
    }

    @PostMapping("/settlements/{proceeding}/deduction")
    String deduct(
            @PathVariable ProceedingId proceeding,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String income,
            @RequestParam(defaultValue = "") String wage,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var first = month(month, shell);
        settlements.deduct(proceeding, first, yuan("income", income), yuan("wage", wage), who.actor(request));
        return "redirect:/settlements?month=" + YearMonth.from(first);
    }

    @PostMapping("/settlements/{proceeding}/restoration")
    String restore(@PathVariable ProceedingId proceeding, SignedIn who, HttpServletRequest request) {
        settlements.restore(proceeding, who.actor(request));
        return "redirect:/settlements";
    }

    private static LocalDate month(@Nullable String text, Shell shell) {
        if (text == null || !text.matches("\\d{4}-(0[1-9]|1[0-2])"))
            return shell.today().withDayOfMonth(1);
        return YearMonth.parse(text).atDay(1);
    }

    static Money yuan(String field, String text) {
        if (!text.strip().matches("\\d{1,7}(\\.\\d{1,2})?")) throw Refused.field(field, "settlement-amount");
        return Money.fen(new BigDecimal(text.strip()).movePointRight(2).longValueExact());
    }
}
