package furong.channel.web.network;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.network.ServiceState;
import furong.network.SimulatedSwitch.Behaviour;
import furong.resource.Exchange;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the page of the network shows. */
public record NetworkView(
        Shell shell,
        List<ServiceState> differences,
        Map<CustomerId, CustomerRow> customers,
        List<Exchange> exchanges,
        Map<String, Behaviour> behaviours,
        boolean simulation) {

    public String customer(ServiceState one) {
        var row = customers.get(new CustomerId(one.customer()));
        return row == null ? "" : row.name();
    }

    public String customerHref(ServiceState one) {
        return "/customers/" + new CustomerId(one.customer()).text();
    }

    public String attemptHref(ServiceState one) {
        return "/network/" + new CustomerId(one.customer()).text() + "/"
                + one.id().text() + "/attempt";
    }

    public String state(boolean on) {
        return shell.t(on ? "network.on" : "network.off");
    }

    public List<Option> exchangeOptions() {
        return exchanges.stream()
                .map(exchange -> new Option(exchange.code(), shell.t(exchange.name()), exchange.code()))
                .toList();
    }

    public List<Option> moodOptions() {
        return Stream.of(NetworkPages.Mood.values())
                .map(mood -> new Option(mood.name(), shell.t("network.mood." + mood)))
                .toList();
    }

    public String mood(Behaviour behaviour) {
        if (behaviour.away()) return shell.t("network.mood.AWAY");
        if (behaviour.refuses()) return shell.t("network.mood.REFUSES");
        if (behaviour.faulty()) return shell.t("network.mood.FAULTY");
        return shell.t("network.mood.WELL");
    }
}
