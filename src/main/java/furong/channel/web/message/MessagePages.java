package furong.channel.web.message;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.customer.Customers;
import furong.message.Message;
import furong.message.MessageBoard;
import furong.message.MessageState;
import furong.message.SimulatedCentre;
import furong.message.TemplateShelf;
import furong.organisation.Role;
import furong.platform.Audit;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** What was said to whom and when. Who talks with customers sees their numbers; who looks after the machine does not. */
@Controller
class MessagePages {

    private static final int ROWS = 50;
    private static final int CHUNK = 200;
    private static final int CHUNKS_MAX = 20;

    private final MessageBoard board;
    private final TemplateShelf shelf;
    private final @Nullable SimulatedCentre centre;
    private final Customers customers;
    private final Audit audit;
    private final Templates templates;

    MessagePages(
            MessageBoard board,
            TemplateShelf shelf,
            ObjectProvider<SimulatedCentre> centre,
            Customers customers,
            Audit audit,
            Templates templates) {
        this.board = board;
        this.shelf = shelf;
        this.centre = centre.getIfAvailable();
        this.customers = customers;
        this.audit = audit;
        this.templates = templates;
    }

    @Allowed({Role.ADMINISTRATOR, Role.HOTLINE_AGENT})
    @GetMapping("/messages")
    JteModel messages(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(required = false) @Nullable MessageState state,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            Shell shell) {
        var number = phone.replaceAll("[\\s()-]", "");
        var known = new HashMap<CustomerId, CustomerRow>();
        var seen = seen(number, state, after, who, known);
        var rows = seen.subList(0, Math.min(ROWS, seen.size()));
        var open = who.is(Role.HOTLINE_AGENT);
        var simulated = shell.demo() && centre != null && who.is(Role.ADMINISTRATOR) ? centre.behaviour() : null;
        return templates.messageBoard(new MessageView(
                shell,
                new MessageView.Asked(phone, state),
                rows,
                known,
                seen.size() > ROWS ? MessageBoard.keyOf(rows.getLast()) : null,
                open,
                board.waiting(),
                shelf.all(shell.today()),
                simulated));
    }

    @Allowed(Role.ADMINISTRATOR)
    @PostMapping("/messages/simulation")
    String simulate(
            @RequestParam(defaultValue = "WELL") SimulatedCentre.Behaviour behaviour,
            SignedIn who,
            Shell shell,
            HttpServletRequest request) {
        if (!shell.demo() || centre == null) throw new Refused("not-found", "simulation");
        centre.behave(behaviour);
        audit.note(who.actor(request), "message.simulated", 0, "centre", Map.of("behaviour", behaviour.name()));
        return "redirect:/messages";
    }

    /** The newest to one's own customers, however many others were told since; their rows are put into {@code known}. */
    private List<Message> seen(
            String phone,
            @Nullable MessageState state,
            @Nullable String after,
            SignedIn who,
            Map<CustomerId, CustomerRow> known) {
        var seen = new ArrayList<Message>();
        var chunk = board.newest(phone, state, after, CHUNK);
        for (var read = 1; !chunk.isEmpty() && seen.size() <= ROWS && read <= CHUNKS_MAX; read++) {
            var rows = customers.rows(chunk.stream().map(Message::customer).collect(Collectors.toSet()));
            for (var one : chunk) {
                var row = rows.get(one.customer());
                if (row == null || !who.scope().sees(row.owner()) || seen.size() > ROWS) continue;
                seen.add(one);
                known.put(row.id(), row);
            }
            chunk = chunk.size() < CHUNK
                    ? List.of()
                    : board.newest(phone, state, MessageBoard.keyOf(chunk.getLast()), CHUNK);
        }
        return seen;
    }
}
