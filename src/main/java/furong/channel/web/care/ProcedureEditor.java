package furong.channel.web.care;

import furong.care.ProcedureBook;
import furong.care.Procedures;
import furong.catalog.Catalog;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Where a new type of case, or the next version of one, is written and published. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.ADMINISTRATOR})
@Controller
class ProcedureEditor {

    private final Procedures procedures;
    private final ProcedureBook book;
    private final Catalog catalog;
    private final Templates templates;

    ProcedureEditor(Procedures procedures, ProcedureBook book, Catalog catalog, Templates templates) {
        this.procedures = procedures;
        this.book = book;
        this.catalog = catalog;
        this.templates = templates;
    }

    @GetMapping("/procedures/new")
    JteModel begin(Shell shell) {
        return templates.careProcedureEditor(shell, null, products(shell));
    }

    @GetMapping("/procedures/{code}/edit")
    JteModel edit(@PathVariable String code, Shell shell) {
        var newest = book.newest(code);
        if (newest == 0) throw new Refused("not-found", code);
        return templates.careProcedureEditor(shell, procedures.version(code, newest), products(shell));
    }

    @PostMapping("/procedures")
    String publish(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            HttpServletRequest request) {
        var _ = book.publish(new ProcedureDraft(sent).read(code.strip(), after), who.actor(request));
        return "redirect:/procedures";
    }

    private List<Option> products(Shell shell) {
        return catalog.products().stream()
                .map(product -> new Option(product.code(), shell.t(product.name())))
                .toList();
    }
}
