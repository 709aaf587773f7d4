package furong.channel.web.agency;

import furong.agency.Agencies;
import furong.agency.AgentCode;
import furong.agency.CutBy;
import furong.agency.Difference;
import furong.agency.Keys;
import furong.agency.WorkingOff;
import furong.channel.bank.DayFiles;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import pages.Templates;

/** For finance: agents and their days, what disagrees about them and how it is worked off. */
@Allowed(Role.FINANCE)
@Controller
class AgencyPages {

    private static final int DIFFERENCES = 100;
    private static final int DAYS = 31;

    private final Agencies agencies;
    private final WorkingOff workingOff;
    private final Keys keys;
    private final Templates templates;

    AgencyPages(Agencies agencies, WorkingOff workingOff, Keys keys, Templates templates) {
        this.agencies = agencies;
        this.workingOff = workingOff;
        this.keys = keys;
        this.templates = templates;
    }

    @GetMapping("/agents")
    JteModel board(Shell shell) {
        var days = agencies.agents().stream()
                .collect(Collectors.toMap(
                        agent -> agent.code(), agent -> agencies.days(agent.code(), 2), (one, same) -> one));
        return templates.agencyBoard(shell, agencies.agents(), days, agencies.open(DIFFERENCES));
    }

    @GetMapping("/agents/{agent}")
    JteModel agent(@PathVariable String agent, Shell shell) {
        var code = new AgentCode(agent);
        var differences = agencies.open(DIFFERENCES).stream()
                .filter(one -> one.agent().equals(code))
                .sorted(Comparator.comparing(Difference::day))
                .toList();
        return templates.agencyAgent(
                shell, agencies.agent(code), agencies.days(code, DAYS), differences, keys.of(code));
    }

    @GetMapping("/agents/{agent}/{day}")
    JteModel day(@PathVariable String agent, @PathVariable LocalDate day, Shell shell) {
        var code = new AgentCode(agent);
        var found = agencies.days(code, Integer.MAX_VALUE).stream()
                .filter(one -> one.day().equals(day))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", day.toString()));
        return templates.agencyDay(shell, agencies.agent(code), found, agencies.of(code, day));
    }

    @PostMapping("/agents/{agent}/cut")
    String cut(@PathVariable String agent, @RequestParam LocalDate day, SignedIn who, HttpServletRequest request) {
        var code = new AgentCode(agent);
        agencies.cutOver(agencies.agent(code), day, CutBy.FINANCE, who.actor(request));
        return "redirect:/agents/" + agent;
    }

    @PostMapping("/agents/{agent}/file")
    String file(
            @PathVariable String agent,
            @RequestParam(required = false) @Nullable MultipartFile file,
            SignedIn who,
            HttpServletRequest request)
            throws IOException {
        if (file == null || file.isEmpty()) throw Refused.field("file", "required");
        var read = DayFiles.read(String.valueOf(file.getOriginalFilename()), file.getBytes());
        if (!read.agent().value().equals(agent)) throw Refused.field("file", "agency-file-other");
        agencies.takeFile(read, who.actor(request));
        return "redirect:/agents/" + agent + "/" + read.day();
    }

    /** The form of money that came; the amount in yuan. */
    record Came(@Nullable String amount, @Nullable String reference) {}

    @PostMapping("/agents/{agent}/money")
    String money(
            @PathVariable String agent,
            @RequestParam LocalDate day,
            @ModelAttribute Came came,
            SignedIn who,
            HttpServletRequest request) {
        var amount = came.amount() == null ? "" : came.amount();
        var reference = came.reference() == null ? "" : came.reference();
        if (!amount.strip().matches("\\d{1,10}([.]\\d{1,2})?")) throw Refused.field("amount", "agency-amount");
        if (reference.isBlank()) throw Refused.field("reference", "required");
        var minor = new java.math.BigDecimal(amount.strip()).movePointRight(2).longValueExact();
        agencies.takeMoney(new AgentCode(agent), day, minor, reference.strip(), who.actor(request));
        return "redirect:/agents/" + agent + "/" + day;
    }

    /** What is to be done about a difference. */
    enum Remedy {
        POST,
        TAKE_BACK,
        EXPLAIN
    }

    /** The form of a difference. */
    record Wish(
            Difference.@Nullable Kind kind,
            @Nullable String reference,
            @Nullable Remedy remedy,
            @Nullable String note) {}

    @PostMapping("/agents/{agent}/{day}/differences")
    String workOff(
            @PathVariable String agent,
            @PathVariable LocalDate day,
            @ModelAttribute Wish wish,
            SignedIn who,
            HttpServletRequest request) {
        if (wish.remedy() == null || wish.kind() == null) throw Refused.field("remedy", "required");
        var reference = wish.reference() == null ? "" : wish.reference();
        var key = new Difference.Key(new AgentCode(agent), day, wish.kind(), reference);
        var by = who.actor(request);
        switch (wish.remedy()) {
            case POST -> workingOff.post(key, by);
            case TAKE_BACK -> workingOff.takeBack(key, by);
            case EXPLAIN -> agencies.explain(key, wish.note() == null ? "" : wish.note(), by);
        }
        return "redirect:/agents/" + agent + "/" + day;
    }

    /** The one page that shows the secret; it is never shown again. */
    @PostMapping("/agents/{agent}/keys")
    JteModel makeKey(@PathVariable String agent, SignedIn who, Shell shell, HttpServletRequest request) {
        var found = agencies.agent(new AgentCode(agent));
        return templates.agencyKey(shell, found, keys.make(found.code(), who.actor(request)));
    }

    @PostMapping("/agents/{agent}/keys/revoked")
    String revokeKey(@PathVariable String agent, @RequestParam String key, SignedIn who, HttpServletRequest request) {
        keys.revoke(new AgentCode(agent), key, who.actor(request));
        return "redirect:/agents/" + agent;
    }
}
