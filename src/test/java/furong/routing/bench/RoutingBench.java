package furong.routing.bench;

import furong.routing.Solomon;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Furong's planner and others on the same instances in the same run, one thread each, by CPU of that thread. The last line is
 * {@code bench routing: key=value …}; see {@code bin/furong help} for the flags.
 */
public final class RoutingBench {

    private static final String GROWTH = "200,400,600,800,1000";
    private static final int GROWTH_SECONDS = 10;

    private final Map<String, String> flags;
    private final Instances instances;
    private final Map<String, List<Double>> gaps = new TreeMap<>();
    private final Map<String, Integer> extraVehicles = new TreeMap<>();
    private int measured;
    private int infeasible;
    private int othersInfeasible;
    private String growth = "";

    private RoutingBench(Map<String, String> flags) throws IOException {
        this.flags = flags;
        var folder = Path.of(flags.getOrDefault("folder", "../shared/vrptw"));
        var convention = Solomon.Convention.valueOf(
                flags.getOrDefault("convention", "dimacs").toUpperCase(Locale.ROOT));
        instances = new Instances(folder, convention);
    }

    public static void main(String[] args) throws IOException {
        var flags = new HashMap<String, String>();
        for (int i = 0; i + 1 < args.length; i += 2) flags.put(args[i].replaceFirst("^--", ""), args[i + 1]);
        if (flags.containsKey("sizes")) {
            var seconds = Integer.parseInt(flags.getOrDefault("seconds", "10"));
            System.out.println("bench routing:" + Sizes.measure(flags.get("sizes"), seconds));
        } else {
            new RoutingBench(flags).run();
        }
    }

    private void run() throws IOException {
        var names = instances.named(flags.getOrDefault("instances", "gh"));
        var seconds = numbers(flags.getOrDefault("seconds", "5,60"));
        var seeds = Integer.parseInt(flags.getOrDefault("seeds", "1"));
        var others = others(List.of(
                flags.getOrDefault("libraries", "timefold,jsprit,ortools").split(",")));
        var libraries = numbers(flags.getOrDefault("library-seconds", "60"));
        System.out.printf(
                "%-10s %-10s %4s %10s %10s %7s %4s%n", "instance", "planner", "s", "distance", "best", "gap %", "veh");
        var compared = new HashSet<>(instances.named(flags.getOrDefault("library-instances", String.join(",", names))));
        var stopped = new Thread(() -> print(seeds)); // whoever stops it early gets the means of what was measured
        Runtime.getRuntime().addShutdownHook(stopped);
        for (var name : names) {
            var instance = instances.read(name);
            for (var budget : seconds)
                for (int seed = 1; seed <= seeds; seed++) measure(new Own(), instance, name, budget, seed);
            measured++;
        }
        if (!flags.containsKey("instances")) growth = Sizes.measure(GROWTH, GROWTH_SECONDS);
        for (var name : names) {
            if (!compared.contains(name)) continue;
            var instance = instances.read(name);
            for (var other : others) for (var budget : libraries) measure(other, instance, name, budget, 1);
        }
        Runtime.getRuntime().removeShutdownHook(stopped);
        print(seeds);
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }

    private static List<Contender> others(List<String> names) {
        var found = new ArrayList<Contender>();
        for (var other : ServiceLoader.load(Contender.class)) if (names.contains(other.name())) found.add(other);
        for (var name : names)
            if (!name.equals("none")
                    && found.stream().noneMatch(other -> other.name().equals(name)))
                System.out.println("not on the class path: " + name);
        return found;
    }

    private void measure(Contender contender, Solomon instance, String name, int seconds, long seed) {
        var result = Result.of(instance, contender.plan(instance, seconds, seed));
        var best = instances.best(name);
        var own = contender instanceof Own;
        if (!result.feasible()) {
            if (own) infeasible++;
            else othersInfeasible++;
        } else {
            var key = own ? "gap_" + seconds + "s" : contender.name() + "_" + seconds + "s";
            gaps.computeIfAbsent(key, fresh -> new ArrayList<>()).add(result.gap(best));
            if (best.vehicles() > 0) extraVehicles.merge(key, result.vehicles() - best.vehicles(), Integer::sum);
        }
        System.out.printf(
                Locale.ROOT,
                "%-10s %-10s %4d %10.1f %10.1f %7.2f %4d%s%n",
                name,
                contender.name(),
                seconds,
                result.distance(),
                best.distance(),
                result.gap(best),
                result.vehicles(),
                result.feasible() ? "" : "  not feasible");
    }

    private void print(int seeds) {
        var line = new StringBuilder("bench routing:");
        gaps.forEach((key, all) -> line.append(String.format(
                Locale.ROOT,
                " %s=%.3f",
                key,
                all.stream().mapToDouble(gap -> gap).average().orElseThrow())));
        extraVehicles.forEach((key, extra) ->
                line.append(" vehicles_over_").append(key).append('=').append(extra));
        line.append(" infeasible=").append(infeasible);
        if (othersInfeasible > 0) line.append(" others_infeasible=").append(othersInfeasible);
        line.append(" instances=")
                .append(measured)
                .append(" seeds=")
                .append(seeds)
                .append(growth);
        System.out.println(line);
    }
}
