package furong.channel.web.improvement;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.Public;
import furong.channel.web.security.SignedIn;
import furong.improvement.Item;
import furong.improvement.ItemId;
import furong.improvement.Panel;
import furong.improvement.PanelId;
import furong.improvement.Panels;
import furong.improvement.Reasons;
import furong.improvement.Register;
import furong.organisation.Role;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The improvement register, and the meetings with customers. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER, Role.ADMINISTRATOR})
@Controller
class RegisterPages {

    private final Register register;
    private final Reasons reasons;
    private final Panels panels;
    private final Access access;
    private final Templates templates;

    RegisterPages(Register register, Reasons reasons, Panels panels, Access access, Templates templates) {
        this.register = register;
        this.reasons = reasons;
        this.panels = panels;
        this.access = access;
        this.templates = templates;
    }

    @Everyone
    @GetMapping("/improvements")
    JteModel items(SignedIn who, Shell shell) {
        return templates.improvementRegister(
                shell, register.in(who.scope()), reasons.told(), edits(who), who.is(Role.QUALITY_SUPERVISOR));
    }

    @PostMapping("/improvements")
    String open(
            @RequestParam(required = false) Item.@Nullable Category category,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(required = false) @Nullable LocalDate due,
            SignedIn who,
            HttpServletRequest request) {
        if (category == null) throw Refused.field("category", "required");
        if (due == null) throw Refused.field("due", "register-due");
        var _ = register.open(category, title, why, owner.strip(), due, who.actor(request));
        return "redirect:/improvements";
    }

    /** What was done and measured is told to the public in these words. */
    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/improvements/{item}/reason")
    String tell(
            @PathVariable ItemId item,
            @RequestParam(defaultValue = "") String zh,
            @RequestParam(defaultValue = "") String en,
            SignedIn who,
            HttpServletRequest request) {
        access.unit(who, register.unitOf(item));
        reasons.tell(item, new Label(zh, en), who.actor(request));
        return "redirect:/improvements";
    }

    @Public
    @GetMapping("/reasons")
    JteModel reasons(Shell shell) {
        return templates.improvementReasons(shell, reasons.all());
    }

    @PostMapping("/improvements/{item}/result")
    String close(
            @PathVariable ItemId item,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String measure,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String after,
            SignedIn who,
            HttpServletRequest request) {
        access.unit(who, register.unitOf(item));
        register.close(item, result, measure, before, after, who.actor(request));
        return "redirect:/improvements";
    }

    @Everyone
    @GetMapping("/panels")
    JteModel panels(SignedIn who, Shell shell) {
        return templates.improvementPanels(shell, panels.all(), edits(who));
    }

    /** One guest a line: {@code name, whom they stand for}. */
    @PostMapping("/panels")
    String hold(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String guests,
            @RequestParam(defaultValue = "") String minutes,
            SignedIn who,
            HttpServletRequest request) {
        if (day == null) throw Refused.field("day", "required");
        var came = guests.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split("[,，]", 2))
                .map(parts -> new Panel.Guest(parts[0], parts.length > 1 ? parts[1] : ""))
                .toList();
        return to(panels.hold(name, day, place, came, minutes, who.actor(request)));
    }

    @Everyone
    @GetMapping("/panels/{panel}")
    JteModel panel(@PathVariable PanelId panel, SignedIn who, Shell shell) {
        return templates.improvementPanel(shell, panels.get(panel), edits(who));
    }

    @PostMapping("/panels/{panel}/statements")
    String said(
            @PathVariable PanelId panel,
            @RequestParam(defaultValue = "0") int guest,
            @RequestParam(defaultValue = "") String words,
            SignedIn who,
            HttpServletRequest request) {
        var _ = panels.said(panel, guest, words, who.actor(request));
        return to(panel);
    }

    @PostMapping("/panels/{panel}/statements/{statement}/reply")
    String reply(
            @PathVariable PanelId panel,
            @PathVariable String statement,
            @RequestParam(defaultValue = "") String words,
            SignedIn who,
            HttpServletRequest request) {
        panels.reply(panel, Ids.parse(statement), words, who.actor(request));
        return to(panel);
    }

    private static boolean edits(SignedIn who) {
        return List.of(Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER, Role.ADMINISTRATOR).stream()
                .anyMatch(who::is);
    }

    private static String to(PanelId panel) {
        return "redirect:/panels/" + panel.text();
    }
}
