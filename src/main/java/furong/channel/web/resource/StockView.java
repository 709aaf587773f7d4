package furong.channel.web.resource;

import furong.channel.files.ImportInventory;
import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tone;
import furong.resource.Exchange;
import furong.resource.Grade;
import furong.resource.Grades;
import furong.resource.Inventory.Stock;
import furong.resource.NumberRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the page of the stock shows; {@code taken} is the file just taken over, if one was. */
public record StockView(
        Shell shell,
        List<Exchange> exchanges,
        List<Stock> stock,
        List<Grade> grades,
        List<Grades.Rule> patterns,
        List<NumberRules.Rule> rules,
        @Nullable Taken taken) {

    /** A file and what became of it. */
    public record Taken(String file, ImportInventory.Report report, List<ImportInventory.Rejection> rejected) {

        public Tone tone() {
            return report.rejected() == 0 ? Tone.GOOD : Tone.WARN;
        }
    }

    /** What an exchange has of one kind, by state. */
    public record Line(String exchange, String kind, Map<String, Integer> states) {

        public int of(String state) {
            return states.getOrDefault(state, 0);
        }
    }

    public List<Line> lines() {
        var lines = new LinkedHashMap<String, Line>();
        for (var one : stock)
            lines.computeIfAbsent(
                            one.exchange() + " " + one.kind(),
                            key -> new Line(exchange(one.exchange()), kind(one.kind()), new TreeMap<>()))
                    .states()
                    .merge(one.state(), one.count(), Integer::sum);
        return List.copyOf(lines.values());
    }

    public List<String> states() {
        return List.of("FREE", "RESERVED", "USED", "ANNOUNCING", "QUARANTINED");
    }

    public String kind(String code) {
        if (code.isEmpty()) return shell.t("resource.stock.any-kind");
        var port = shell.texts().textOr(shell.locale(), "resource.kind." + code, "");
        return port.isEmpty() ? shell.texts().textOr(shell.locale(), "network.access." + code, code) : port;
    }

    public String grade(String code) {
        return grades.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(one -> shell.t(one.name()))
                .orElse(code);
    }

    public List<Option> gradeOptions() {
        return grades.stream()
                .filter(one -> !one.code().isEmpty())
                .map(one ->
                        new Option(one.code(), shell.t(one.name()), one.fee().decimal()))
                .toList();
    }

    public List<Option> termOptions() {
        return Stream.of(NumberRules.Term.values())
                .map(term -> new Option(term.name(), shell.t("resource.term." + term)))
                .toList();
    }

    public List<Option> kindOptions() {
        return exchanges.stream()
                .map(Exchange::numbers)
                .distinct()
                .sorted()
                .map(code -> new Option(code, kind(code)))
                .toList();
    }

    private String exchange(String code) {
        return exchanges.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(one -> shell.t(one.name()))
                .orElse(code);
    }
}
