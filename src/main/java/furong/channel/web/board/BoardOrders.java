package furong.channel.web.board;

import furong.board.Board;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.dispatch.Assignments;
import furong.dispatch.Assignments.Assigned;
import furong.organisation.CrewId;
import furong.organisation.Role;
import furong.planning.StopId;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/**
 * A dispatcher's orders on the board. Each is given to the version that was looked at and answered by the board as it
 * is then; what is ordered is done, and the rules it breaks are named.
 */
@Allowed(Role.DISPATCHER)
@Controller
class BoardOrders {

    private final BoardDoor door;
    private final BoardSource source;
    private final Board board;
    private final Assignments assignments;
    private final Templates templates;

    BoardOrders(BoardDoor door, BoardSource source, Board board, Assignments assignments, Templates templates) {
        this.door = door;
        this.source = source;
        this.board = board;
        this.assignments = assignments;
        this.templates = templates;
    }

    /** An order about a stop, given while looking at one version of one day. */
    record Order(String day, int version, @Nullable String unit, StopId stop) {

        LocalDate on() {
            return BoardDoor.day(day);
        }

        BoardDoor.Wanted wanted() {
            return new BoardDoor.Wanted(day, unit);
        }
    }

    /** Gives it to a crew at a place in its order (none: where it costs least); no crew: it waits. */
    @PostMapping("/board/assignments")
    JteModel assign(
            Order order,
            @RequestParam(defaultValue = "") String crew,
            @RequestParam @Nullable String place,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var desk = door.desk(who, order.on());
        BoardDoor.mustHave(desk, order.stop());
        var by = who.actor(request);
        if (crew.isEmpty())
            return answer(order, board.lay(order.on(), order.version(), order.stop(), by), "laid", who, shell);
        var to = CrewId.of(crew);
        BoardDoor.crew(desk, to);
        var at = place == null || place.isEmpty()
                ? assignments.why(order.on(), order.stop(), to, null).place()
                : number(place);
        return answer(order, board.assign(order.on(), order.version(), order.stop(), to, at, by), "given", who, shell);
    }

    /** Fixes it to its crew, and to a time if one is said. */
    @PostMapping("/board/pins")
    JteModel pin(
            Order order, @RequestParam @Nullable String at, SignedIn who, HttpServletRequest request, Shell shell) {
        BoardDoor.mustHave(door.desk(who, order.on()), order.stop());
        var time = BoardDoor.time("at", at);
        var done = assignments.pin(order.on(), order.version(), order.stop(), time, who.actor(request));
        return answer(order, done, "pinned", who, shell);
    }

    @PostMapping("/board/unpins")
    JteModel unpin(Order order, SignedIn who, HttpServletRequest request, Shell shell) {
        BoardDoor.mustHave(door.desk(who, order.on()), order.stop());
        var done = assignments.unpin(order.on(), order.version(), order.stop(), who.actor(request));
        return answer(order, done, "unpinned", who, shell);
    }

    /** Takes the person's last order back. */
    @PostMapping("/board/undo")
    JteModel undo(
            @RequestParam String day,
            @RequestParam int version,
            @RequestParam @Nullable String unit,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var on = BoardDoor.day(day);
        var by = who.actor(request);
        var last = board.last(on, by).orElseThrow(() -> new furong.platform.Refused("nothing-to-undo"));
        BoardDoor.mustHave(door.desk(who, on), last.stop());
        var done = board.undo(on, version, by);
        return answer(new Order(day, version, unit, last.stop()), done, "undone", who, shell);
    }

    private JteModel answer(Order order, Assigned done, String what, SignedIn who, Shell shell) {
        var desk = door.desk(who, order.wanted(), order.on());
        var view = source.view(desk, who, shell);
        var crew = desk.plan()
                .find(order.stop())
                .map(placed -> placed.crew().name())
                .orElse("");
        var title = shell.t("board.said." + what, view.stopName(order.stop()), crew);
        var rules = done.violations().stream()
                .map(rule -> BoardWords.violation(rule, shell) + " · " + view.stopName(rule.stop()))
                .toList();
        return templates.boardLive(view, Said.order(title, rules, shell));
    }

    private static int number(String place) {
        try {
            return Math.clamp(Long.parseLong(place), 0, 1_000);
        } catch (NumberFormatException unreadable) {
            throw furong.platform.Refused.field("place", "unreadable");
        }
    }
}
