package furong.channel.web.staffing;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Role;
import furong.platform.Refused;
import furong.staffing.Arrival;
import furong.staffing.Staffing;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import pages.Templates;
import tools.jackson.databind.json.JsonMapper;

/** The hotline's plan of agents for a day, and the door through which the exchange's counts come in. */
@Allowed({Role.BRANCH_MANAGER, Role.QUALITY_SUPERVISOR, Role.ADMINISTRATOR})
@Controller
class StaffingPages {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();
    private static final int ROWS_MAX = 20_000;

    private final Staffing staffing;
    private final JsonMapper json;
    private final Templates templates;

    StaffingPages(Staffing staffing, JsonMapper json, Templates templates) {
        this.staffing = staffing;
        this.json = json;
        this.templates = templates;
    }

    @GetMapping("/staffing")
    JteModel plan(@RequestParam(required = false) @Nullable LocalDate day, Shell shell) {
        var when = day == null ? shell.today().plusDays(1) : day;
        var view = new PlanView(when, staffing.target(when), staffing.plan(when), staffing.of(when));
        return templates.staffingPlan(shell, view, json.writeValueAsString(view.chart(shell)));
    }

    @Allowed({Role.BRANCH_MANAGER, Role.ADMINISTRATOR})
    @PostMapping("/staffing/arrivals")
    String take(@RequestParam(required = false) @Nullable MultipartFile file, SignedIn who, HttpServletRequest request)
            throws IOException {
        if (file == null || file.isEmpty()) throw Refused.field("file", "arrival-file");
        var rows = new ArrayList<Arrival>();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
                var lines = FORMAT.parse(reader)) {
            for (var line : lines) {
                if (rows.size() == ROWS_MAX) throw Refused.field("file", "arrival-many", ROWS_MAX);
                rows.add(arrival(line));
            }
        }
        staffing.keep(List.copyOf(rows), who.actor(request));
        return "redirect:/staffing";
    }

    private static Arrival arrival(CSVRecord line) {
        try {
            return new Arrival(
                    LocalDate.parse(line.get("day")),
                    Integer.parseInt(line.get("slot")),
                    Integer.parseInt(line.get("calls")),
                    Duration.ofSeconds(Long.parseLong(line.get("handled_seconds"))),
                    Integer.parseInt(line.get("answered")),
                    Integer.parseInt(line.get("in_time")));
        } catch (DateTimeParseException | IllegalArgumentException bad) {
            throw Refused.field("file", "arrival-line", line.getRecordNumber() + 1);
        }
    }
}
