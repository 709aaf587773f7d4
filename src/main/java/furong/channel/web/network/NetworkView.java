package furong.channel.web.network;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tone;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.network.NetworkBoard.Timing;
import furong.network.ServiceState;
import furong.network.SimulatedSwitch.Behaviour;
import furong.resource.Exchange;
import java.math.BigDecimal;
import java.time.Duration;
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
        List<Timing> timings,
        int stuck,
        boolean simulation) {

    /** What the service rules allow for bringing a line back. */
    static final Duration ALLOWED = Duration.ofHours(24);

    /** Whoever has waited so long should be looked after by a person. */
    static final Duration STUCK_AFTER = Duration.ofHours(1);

    public String kind(ServiceState one) {
        var kind = one.spec().accessKind();
        return shell.texts().textOr(shell.locale(), "network.access." + kind, kind);
    }

    public String timing(Timing timing) {
        return shell.t(timing.on() ? "network.timing.on" : "network.timing.off");
    }

    /** Seconds with one decimal as long as it is seconds, which is how long it should be. */
    public String took(Duration span) {
        if (span.compareTo(Duration.ofMinutes(2)) >= 0) return shell.duration(span);
        return shell.t(
                "network.timing.seconds",
                BigDecimal.valueOf(span.toMillis() / 100, 1).toPlainString());
    }

    public Tone stuckTone() {
        return stuck == 0 ? Tone.GOOD : Tone.BAD;
    }

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
