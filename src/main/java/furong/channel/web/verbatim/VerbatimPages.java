package furong.channel.web.verbatim;

import furong.callback.CallbackId;
import furong.channel.web.Period;
import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Unit;
import furong.platform.Label;
import furong.platform.Refused;
import furong.verbatim.CodeFrame;
import furong.verbatim.Frames;
import furong.verbatim.VerbatimFigures;
import furong.verbatim.Verbatims;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;
import tools.jackson.databind.json.JsonMapper;

/** What customers say in their own words, sorted under codes by two people who do not see each other's. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER})
@Controller
class VerbatimPages {

    private static final int DAYS = 30;
    private static final int PARTS = 4;

    private final Verbatims verbatims;
    private final VerbatimFigures figures;
    private final Frames frames;
    private final Customers customers;
    private final Organisation organisation;
    private final Access access;
    private final JsonMapper json;
    private final Templates templates;

    VerbatimPages(
            Verbatims verbatims,
            VerbatimFigures figures,
            Frames frames,
            Customers customers,
            Organisation organisation,
            Access access,
            JsonMapper json,
            Templates templates) {
        this.verbatims = verbatims;
        this.figures = figures;
        this.frames = frames;
        this.customers = customers;
        this.organisation = organisation;
        this.access = access;
        this.json = json;
        this.templates = templates;
    }

    @GetMapping("/verbatims")
    JteModel list(Period.Asked asked, SignedIn who, Shell shell) {
        var period = asked.orLast(DAYS, shell.today());
        var all = frames.all();
        var view = new VerbatimView(
                shell,
                period,
                who.is(Role.QUALITY_SUPERVISOR),
                who.who().id().value(),
                verbatims.between(period.from(), period.end(), who.scope()),
                figures.report(period.from(), period.end(), who.scope()),
                frames.on(shell.today()),
                all.stream().collect(Collectors.toMap(CodeFrame::version, Function.identity())),
                organisation.units().stream().collect(Collectors.toMap(Unit::id, unit -> shell.t(unit.name()))));
        return templates.verbatimList(view, json.writeValueAsString(view.chart()));
    }

    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/verbatims/{customer}/{callback}/codes")
    String code(
            @PathVariable CustomerId customer,
            @PathVariable CallbackId callback,
            @RequestParam(defaultValue = "") Set<String> code,
            @RequestParam LocalDate from,
            @RequestParam LocalDate until,
            SignedIn who,
            HttpServletRequest request) {
        access.customer(who, customers.get(customer).owner(), customer.value());
        verbatims.code(customer, callback, code, who.actor(request));
        return "redirect:/verbatims?" + new Period(from, until).query();
    }

    @GetMapping("/verbatims/frame")
    JteModel frame(SignedIn who, Shell shell) {
        return templates.verbatimFrame(
                shell, frames.all(), frames.on(shell.today()).version(), who.is(Role.QUALITY_SUPERVISOR));
    }

    /** {@code codes}: one a line, {@code CODE | PRAISE | 中文 | English}. */
    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/verbatims/frame")
    String publish(
            @RequestParam(required = false) @Nullable LocalDate since,
            @RequestParam(defaultValue = "") String codes,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who,
            HttpServletRequest request) {
        if (since == null) throw Refused.field("since", "required");
        List<CodeFrame.Code> read = codes.lines()
                .filter(line -> !line.isBlank())
                .map(VerbatimPages::code)
                .toList();
        var _ = frames.publish(read, since, reason, who.actor(request));
        return "redirect:/verbatims/frame";
    }

    private static CodeFrame.Code code(String line) {
        var parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (parts.size() != PARTS
                || Arrays.stream(CodeFrame.Sense.values())
                        .noneMatch(sense -> sense.name().equals(parts.get(1))))
            throw Refused.field("codes", "verbatim-line", line.strip());
        return new CodeFrame.Code(
                parts.getFirst(), CodeFrame.Sense.valueOf(parts.get(1)), new Label(parts.get(2), parts.get(3)));
    }
}
