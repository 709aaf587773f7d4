package furong.channel.web.till;

import furong.channel.web.Shell;
import furong.payment.PayChannel;
import furong.payment.Takings;
import furong.platform.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came in, channel by channel and day by day: a table, and a picture of the same figures. */
public final class CollectionsView {

    private final Shell shell;
    private final int days;
    private final List<PayChannel> channels;
    private final TreeMap<LocalDate, Map<PayChannel, Takings.Day>> table = new TreeMap<>(Collections.reverseOrder());

    CollectionsView(Shell shell, int days, List<Takings.Day> taken) {
        this.shell = shell;
        this.days = days;
        var used = taken.stream().map(Takings.Day::channel).distinct().toList();
        this.channels =
                Arrays.stream(PayChannel.values()).filter(used::contains).toList();
        for (var n = 0; n < days; n++) table.put(shell.today().minusDays(n), new EnumMap<>(PayChannel.class));
        for (var one : taken) {
            var day = table.get(one.day());
            if (day != null) day.put(one.channel(), one);
        }
    }

    /** One channel over the days, in yuan. */
    public record Line(String name, List<BigDecimal> values) {}

    /** What the chart is drawn from. */
    public record Chart(List<String> weeks, List<Line> lines, List<String> marks, String unit) {}

    public int days() {
        return days;
    }

    public List<PayChannel> channels() {
        return channels;
    }

    public List<LocalDate> dates() {
        return List.copyOf(table.keySet());
    }

    public boolean isEmpty() {
        return channels.isEmpty();
    }

    public Money amount(LocalDate day, PayChannel channel) {
        var one = at(day).get(channel);
        return Money.fen(one == null ? 0 : one.minor());
    }

    public Money sum(LocalDate day) {
        return Money.fen(at(day).values().stream().mapToLong(Takings.Day::minor).sum());
    }

    public long payments(LocalDate day) {
        return at(day).values().stream().mapToLong(Takings.Day::payments).sum();
    }

    public long reversed(LocalDate day) {
        return at(day).values().stream().mapToLong(Takings.Day::reversed).sum();
    }

    public Money whole(PayChannel channel) {
        return Money.fen(table.keySet().stream()
                .mapToLong(day -> amount(day, channel).minor())
                .sum());
    }

    public Chart chart() {
        var forward = new ArrayList<>(table.descendingKeySet());
        var lines = channels.stream()
                .map(channel -> new Line(
                        shell.t("payment.channel." + channel),
                        forward.stream()
                                .map(day ->
                                        BigDecimal.valueOf(amount(day, channel).minor(), 2))
                                .toList()))
                .toList();
        var labels = forward.stream().map(day -> shell.formats().shortDate(day)).toList();
        return new Chart(labels, lines, List.of(), shell.t("payment.collections.unit"));
    }

    private Map<PayChannel, Takings.Day> at(LocalDate day) {
        return table.getOrDefault(day, Map.of());
    }
}
