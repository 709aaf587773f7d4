package furong.channel.web.hall;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.customer.Need;
import furong.hall.HallBoard;
import furong.hall.HomeService;
import furong.hall.QueueClass;
import furong.hall.Ticket;
import furong.organisation.Hall;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the lobby guide's hand-held page shows.
 *
 * @param issued the ticket just issued, null if none was
 */
public record GuideView(
        Shell shell,
        Hall hall,
        List<QueueClass> classes,
        HallBoard board,
        List<Ticket> waiting,
        List<HomeService> home,
        @Nullable Ticket issued) {

    public List<Option> needs() {
        return Arrays.stream(Need.values())
                .map(need -> new Option(need.name(), shell.t("customer.need." + need)))
                .toList();
    }

    public List<Option> services() {
        return hall.services().stream()
                .map(code -> new Option(code, shell.t("organisation.service." + code)))
                .toList();
    }

    /** How many wait, and about how long somebody who comes now would. */
    public String waits(QueueClass queue) {
        var many = shell.t("hall.waiting.count", board.waiting().getOrDefault(queue.code(), 0));
        var expected = board.expected().get(queue.code());
        return expected == null ? many : many + " · " + shell.t("hall.expected", shell.duration(expected));
    }

    public String queueName(Ticket ticket) {
        return classes.stream()
                .filter(one -> one.code().equals(ticket.queue()))
                .findFirst()
                .map(one -> shell.t(one.name()))
                .orElse(ticket.queue());
    }
}
