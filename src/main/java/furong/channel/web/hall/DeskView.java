package furong.channel.web.hall;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.hall.CounterView;
import furong.hall.QueueClass;
import furong.hall.Ticket;
import furong.organisation.Hall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the call screen of a counter shows.
 *
 * @param mine the counter at which the reader sits, null if at none
 */
public record DeskView(
        Shell shell,
        Hall hall,
        List<QueueClass> classes,
        List<CounterView> counters,
        List<Ticket> waiting,
        @Nullable CounterView mine) {

    public String name(String queue) {
        return classes.stream()
                .filter(one -> one.code().equals(queue))
                .findFirst()
                .map(one -> shell.t(one.name()))
                .orElse(queue);
    }

    public boolean priority(String queue) {
        return classes.stream().anyMatch(one -> one.code().equals(queue) && one.priority());
    }

    /** The other queues to which a ticket can be led. */
    public List<Option> others(Ticket ticket) {
        return classes.stream()
                .filter(one -> !one.code().equals(ticket.queue()))
                .map(one -> new Option(one.code(), shell.t(one.name())))
                .toList();
    }

    public String serves(CounterView counter) {
        return String.join(
                shell.zh() ? "、" : ", ",
                counter.extraSeconds().keySet().stream().map(this::name).toList());
    }

    public String waited(Ticket ticket) {
        return shell.duration(ticket.waited(shell.now()));
    }

    /** Whether somebody waits longer than the class's target. */
    public boolean late(Ticket ticket) {
        return classes.stream()
                .filter(one -> one.code().equals(ticket.queue()))
                .anyMatch(one -> ticket.waited(shell.now()).compareTo(one.target()) > 0);
    }

    public String needs(Ticket ticket) {
        return String.join(
                shell.zh() ? "、" : ", ",
                ticket.needs().stream()
                        .sorted()
                        .map(need -> shell.t("customer.need." + need))
                        .toList());
    }

    public String action(Ticket ticket, String what) {
        return "/halls/" + hall.id().text() + "/tickets/" + ticket.id().text() + "/" + what;
    }
}
