package furong.channel.web.promise;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tab;
import furong.channel.web.ui.Tone;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.organisation.BusinessLine;
import furong.organisation.Unit;
import furong.organisation.UnitId;
import furong.platform.Page;
import furong.promise.Promise;
import furong.promise.PromiseBoard;
import furong.promise.PromiseBoard.Rate;
import furong.promise.PromiseBoard.Tally;
import furong.promise.PromiseType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What the board of promises shows. */
public record BoardView(
        Shell shell,
        PromiseBoard.Filter filter,
        @Nullable String after,
        Page<Promise> page,
        Map<CustomerId, CustomerRow> customers,
        List<Unit> units,
        List<BusinessLine> lines,
        List<Tally> byUnit,
        List<Tally> byLine,
        List<Rate> rates) {

    public boolean broken() {
        return filter.tab() == PromiseBoard.Tab.BROKEN;
    }

    public List<Tab> tabs() {
        return Arrays.stream(PromiseBoard.Tab.values())
                .map(tab -> new Tab(shell.t("promise.tab." + tab), href(tab, null), tab == filter.tab(), count(tab)))
                .toList();
    }

    public long sum(ToLongFunction<Tally> part) {
        return byUnit.stream().mapToLong(part).sum();
    }

    /** The share kept in the last thirty days, over all types; a dash if nothing ended. */
    public String keptRate() {
        var kept = rates.stream().mapToLong(Rate::kept).sum();
        var all = kept + rates.stream().mapToLong(Rate::broken).sum();
        return all == 0 ? "—" : shell.percent((double) kept / all);
    }

    /** Green only where there is something to be glad of. */
    public Tone keptTone() {
        var kept = rates.stream().mapToLong(Rate::kept).sum();
        var all = kept + rates.stream().mapToLong(Rate::broken).sum();
        return all > 0 && kept >= 0.95 * all ? Tone.GOOD : Tone.NEUTRAL;
    }

    public static String rate(Rate rate, Shell shell) {
        var permille = rate.keptPermille();
        return permille == null ? "—" : shell.percent(permille / 1000.0);
    }

    public List<Option> typeOptions() {
        return Arrays.stream(PromiseType.values())
                .map(type -> new Option(type.name(), shell.t("promise.type." + type)))
                .toList();
    }

    public List<Option> unitOptions() {
        return units.stream()
                .map(unit -> new Option(unit.id().text(), shell.t(unit.name())))
                .toList();
    }

    public List<Option> lineOptions() {
        return lines.stream()
                .map(line -> new Option(line.code(), shell.t(line.name())))
                .toList();
    }

    public String unit(UnitId id) {
        return unit(id.text());
    }

    public String unit(String key) {
        return units.stream()
                .filter(unit -> unit.id().text().equals(key))
                .findFirst()
                .map(unit -> shell.t(unit.name()))
                .orElse(key);
    }

    public String line(String code) {
        if (code.isEmpty()) return shell.t("promise.line.none");
        return lines.stream()
                .filter(line -> line.code().equals(code))
                .findFirst()
                .map(line -> shell.t(line.name()))
                .orElse(code);
    }

    public String customer(Promise promise) {
        var row = customers.get(promise.customer());
        return row == null ? promise.customer().text() : row.name();
    }

    public String customerNumber(Promise promise) {
        var row = customers.get(promise.customer());
        return row == null ? "" : row.number();
    }

    public String exportHref() {
        return address("/promises/export", filter.tab(), null);
    }

    public @Nullable String firstHref() {
        return after == null ? null : href(filter.tab(), null);
    }

    public @Nullable String nextHref() {
        return page.next() == null ? null : href(filter.tab(), page.next());
    }

    public String typeName() {
        return filter.type() == null ? "" : filter.type().name();
    }

    public String unitKey() {
        return filter.unit() == null ? "" : filter.unit().text();
    }

    public String lineCode() {
        return filter.businessLine() == null ? "" : filter.businessLine();
    }

    private Long count(PromiseBoard.Tab tab) {
        return switch (tab) {
            case OPEN -> sum(Tally::open);
            case AT_RISK -> sum(tally -> tally.atRisk() + tally.overdue());
            case BROKEN -> sum(Tally::broken);
        };
    }

    private String href(PromiseBoard.Tab tab, @Nullable String after) {
        return address("/promises", tab, after);
    }

    private String address(String path, PromiseBoard.Tab tab, @Nullable String after) {
        var address = UriComponentsBuilder.fromPath(path).queryParam("tab", tab.name());
        for (var part : List.of(List.of("type", typeName()), List.of("unit", unitKey()), List.of("line", lineCode())))
            if (!part.getLast().isEmpty()) address.queryParam(part.getFirst(), part.getLast());
        if (after != null) address.queryParam("after", after);
        return address.build().encode().toUriString();
    }
}
