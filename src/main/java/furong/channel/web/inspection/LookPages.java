package furong.channel.web.inspection;

import furong.channel.web.Shell;
import furong.channel.web.conduct.Upload;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.exhibit.Exhibits;
import furong.inspection.Inspections;
import furong.inspection.Look;
import furong.inspection.NewLook;
import furong.inspection.PlanId;
import furong.inspection.Plans;
import furong.inspection.Standard;
import furong.inspection.Standards;
import furong.organisation.Role;
import furong.platform.Label;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import pages.Templates;

/** The form an inspector fills in about what was drawn, and the forms themselves. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER})
@Controller
class LookPages {

    private final Plans plans;
    private final Inspections inspections;
    private final Standards standards;
    private final Exhibits exhibits;
    private final Access access;
    private final Templates templates;

    LookPages(
            Plans plans,
            Inspections inspections,
            Standards standards,
            Exhibits exhibits,
            Access access,
            Templates templates) {
        this.plans = plans;
        this.inspections = inspections;
        this.standards = standards;
        this.exhibits = exhibits;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/inspection/plans/{plan}/samples/{key}")
    JteModel sample(@PathVariable("plan") PlanId id, @PathVariable String key, SignedIn who, Shell shell) {
        var plan = plans.get(id);
        var entry = inspections.sample(id, key);
        access.unit(who, entry.unit());
        var looks = inspections.looks(plan, key, who.who().id().value());
        var wanted = plan.standard().twice() ? 2 : 1;
        var mine =
                looks.stream().anyMatch(look -> look.person() == who.who().id().value());
        var open = who.is(Role.QUALITY_SUPERVISOR)
                && entry.looks() < wanted
                && !mine
                && !who.who().id().equals(entry.person());
        return templates.inspectionSample(shell, plan, entry, looks, open);
    }

    /** Each item is answered as {@code ok-CODE} = yes or no, with {@code note-CODE} where it is no. */
    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/inspection/plans/{plan}/samples/{key}")
    String look(
            @PathVariable("plan") PlanId id,
            @PathVariable String key,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            SignedIn who,
            HttpServletRequest request)
            throws IOException {
        var marks = new ArrayList<Look.Mark>();
        for (var item : plans.get(id).standard().items()) {
            var answer = sent.getOrDefault("ok-" + item.code(), "");
            if (answer.isEmpty()) continue;
            marks.add(new Look.Mark(item.code(), answer.equals("yes"), sent.getOrDefault("note-" + item.code(), "")));
        }
        var by = who.actor(request);
        var bytes = Upload.bytes(photo);
        var kept = bytes == null ? null : exhibits.keep(bytes, by);
        inspections.look(
                id,
                key,
                new NewLook(
                        marks,
                        sent.getOrDefault("place", ""),
                        degrees(sent.getOrDefault("lat", ""), 90),
                        degrees(sent.getOrDefault("lon", ""), 180),
                        sent.getOrDefault("remark", ""),
                        kept),
                by);
        return "redirect:/inspection/plans/" + id.text();
    }

    @GetMapping("/inspection/standards/{code}")
    JteModel standard(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable Integer version,
            SignedIn who,
            Shell shell) {
        var current = standards.on(shell.today()).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", code));
        var shown = version == null ? current : standards.version(code, version);
        return templates.inspectionStandard(shell, shown, current.version(), who.is(Role.QUALITY_SUPERVISOR));
    }

    /** One item a line: {@code CODE | weight | cited item | Chinese | English}. */
    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/inspection/standards/{code}")
    String publish(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable LocalDate since,
            @RequestParam(defaultValue = "") String items,
            SignedIn who,
            HttpServletRequest request) {
        if (since == null) throw Refused.field("since", "convention-since");
        var read = new ArrayList<Standard.Item>();
        for (var line : items.lines().filter(one -> !one.isBlank()).toList()) {
            var parts = line.split("\\|", -1);
            if (parts.length != 5 || !parts[1].strip().matches("\\d{1,3}"))
                throw Refused.field("items", "standard-items");
            read.add(new Standard.Item(
                    parts[0].strip(),
                    Integer.parseInt(parts[1].strip()),
                    parts[2].strip(),
                    new Label(parts[3].strip(), parts[4].strip())));
        }
        var published = standards.publish(code, since, read, who.actor(request));
        return "redirect:/inspection/standards/" + code + "?version=" + published.version();
    }

    private static @Nullable Double degrees(String text, int most) {
        if (!text.strip().matches("-?\\d{1,3}(\\.\\d{1,8})?")) return null;
        var value = Double.parseDouble(text.strip());
        return Math.abs(value) <= most ? value : null;
    }
}
