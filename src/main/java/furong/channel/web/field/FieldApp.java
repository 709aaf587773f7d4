package furong.channel.web.field;

import furong.channel.web.Assets;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Public;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.fieldwork.VisitId;
import furong.mobile.Device;
import furong.mobile.FieldReports;
import furong.mobile.Report;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import pages.Templates;

/** The technician's page that works without a network: its shell, the day it keeps, and what it sends when it can. */
@Controller
class FieldApp {

    private static final String WORKER = "static/js/field/worker.js";

    private final FieldReports reports;
    private final AppDays days;
    private final Assets assets;
    private final Templates templates;

    FieldApp(FieldReports reports, AppDays days, Assets assets, Templates templates) {
        this.reports = reports;
        this.days = days;
        this.assets = assets;
        this.templates = templates;
    }

    @Allowed(Role.TECHNICIAN)
    @GetMapping("/field/app")
    JteModel app(Shell shell) {
        return templates.fieldApp(shell);
    }

    /** Everything the device needs until it has a network again. */
    @Allowed(Role.TECHNICIAN)
    @GetMapping("/field/app/day")
    @ResponseBody
    AppDay day(SignedIn person, Shell shell) {
        return days.of(person.who(), shell);
    }

    /** What a device sends: its reports in their order. */
    record Sending(
            @Nullable String device, long sentAt, @Nullable List<Sent> reports) {}

    /** One report as it is sent; see {@link Report}. */
    record Sent(
            @Nullable String id,
            @Nullable String kind,
            @Nullable String customer,
            @Nullable String visit,
            int appointment,
            @Nullable String after,
            long at,
            @Nullable Map<String, String> fields) {}

    /** The answer to one: TAKEN, EARLY or REFUSED with the reason in words. */
    record Answer(
            String id,
            String outcome,
            String code,
            String text,
            @Nullable String state) {}

    @Allowed(Role.TECHNICIAN)
    @PostMapping("/field/app/reports")
    @ResponseBody
    List<Answer> take(
            @RequestBody(required = false) @Nullable Sending sending,
            SignedIn person,
            HttpServletRequest request,
            Shell shell) {
        if (sending == null || sending.reports() == null) throw new Refused("report-unreadable");
        var device = new Device(name(sending.device()), Instant.ofEpochMilli(sending.sentAt()));
        var read = sending.reports().stream().map(FieldApp::read).toList();
        return reports.take(read, device, person.who(), person.actor(request)).stream()
                .map(receipt -> new Answer(
                        receipt.id(),
                        receipt.outcome().name(),
                        receipt.code(),
                        receipt.code().isEmpty()
                                ? ""
                                : shell.t(
                                        "refused." + receipt.code(),
                                        receipt.arguments().toArray()),
                        receipt.state() == null ? null : receipt.state().name()))
                .toList();
    }

    /** A photo or signature, named by the hash of its content; may be sent again. */
    @Allowed(Role.TECHNICIAN)
    @PutMapping("/field/app/files/{customer}/{visit}/{hash}")
    ResponseEntity<Void> keep(
            @PathVariable String customer,
            @PathVariable String visit,
            @PathVariable String hash,
            @RequestBody(required = false) byte @Nullable [] bytes,
            SignedIn person,
            HttpServletRequest request) {
        reports.keep(
                CustomerId.of(customer),
                VisitId.of(visit),
                hash,
                bytes == null ? new byte[0] : bytes,
                person.who(),
                person.actor(request));
        return ResponseEntity.noContent().build();
    }

    /** Runs between the page and the network. It says which files belong to it, so that a new release is a new worker. */
    @Public
    @GetMapping("/field/worker.js")
    ResponseEntity<byte[]> worker() throws IOException {
        var kept = String.join("\",\n  \"", assets.urls());
        var script = new ClassPathResource(WORKER)
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("/assets/root/", assets.root())
                .replace("\"/assets/everything\"", "\"" + kept + "\"");
        return ResponseEntity.ok()
                .header("Content-Type", "text/javascript; charset=utf-8")
                .header("Service-Worker-Allowed", "/field")
                .cacheControl(CacheControl.noCache())
                .body(script.getBytes(StandardCharsets.UTF_8));
    }

    @Public
    @GetMapping("/field/app.webmanifest")
    ResponseEntity<Map<String, Object>> manifest(Shell shell) {
        return ResponseEntity.ok()
                .header("Content-Type", "application/manifest+json; charset=utf-8")
                .body(Map.of(
                        "id", "/field/app",
                        "name", shell.t("mobile.name"),
                        "short_name", shell.t("mobile.short-name"),
                        "lang", shell.lang(),
                        "start_url", "/field/app",
                        "scope", "/field",
                        "display", "standalone",
                        "background_color", "#f5f7fa",
                        "theme_color", "#0b56c8",
                        "icons",
                                List.of(
                                        icon("img/app-192.png", "192x192", "any"),
                                        icon("img/app-512.png", "512x512", "any"),
                                        icon("img/app-maskable-512.png", "512x512", "maskable"))));
    }

    private Map<String, String> icon(String file, String sizes, String purpose) {
        return Map.of("src", assets.url(file), "type", "image/png", "sizes", sizes, "purpose", purpose);
    }

    private static Report read(Sent sent) {
        var id = sent.id();
        if (id == null || !id.matches("[0-9A-Za-z-]{8,60}")) throw new Refused("report-unreadable");
        if (sent.kind() == null || sent.customer() == null || sent.visit() == null)
            throw new Refused("report-unreadable");
        return new Report(
                id,
                sent.kind(),
                CustomerId.of(sent.customer()),
                VisitId.of(sent.visit()),
                sent.appointment(),
                sent.after(),
                Instant.ofEpochMilli(sent.at()),
                sent.fields() == null ? Map.of() : sent.fields());
    }

    private static String name(@Nullable String device) {
        return device != null && device.matches("[0-9A-Za-z-]{1,60}") ? device : "unknown";
    }
}
