package furong.routing.search;

import furong.routing.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Visits that depend on each other, in groups that are planned and given up as a whole. Those of a pinned prefix are facts
 * and belong to no group: the visits linked with them get the bounds that follow.
 */
final class Groups {

    /** By visit; −1 if it stands alone. */
    final int[] of;

    /** Members of each group in units that start together, those that come first before those that come after. */
    final List<List<int[]>> units = new ArrayList<>();

    /** Links between members. */
    final List<List<Link>> links = new ArrayList<>();

    Groups(Model model) {
        of = new int[model.visits];
        Arrays.fill(of, -1);
        var free = new ArrayList<Link>();
        for (var link : model.problem.links()) {
            var first = model.factualStart(link.first());
            var second = model.factualStart(link.second());
            if (first >= Model.NEVER && second >= Model.NEVER) free.add(link);
            else if (first >= Model.NEVER) before(model, link, second);
            else if (second >= Model.NEVER) after(model, link, first);
        }
        if (free.isEmpty()) return;
        number(free);
        for (int g = 0; g < links.size(); g++) units.add(ordered(g));
    }

    /** The second is a fact: the first must fit before it, whoever does it. */
    private static void before(Model model, Link link, int tick) {
        var v = link.first();
        hold(model, link.second(), tick);
        var slowest = 0;
        for (var row : model.duration) slowest = Math.max(slowest, row[v]);
        switch (link) {
            case Link.Together _ -> together(model, v, link.second(), tick);
            case Link.After after -> model.close[v] = Math.min(model.close[v], tick - after.gap() - slowest);
        }
    }

    private static void after(Model model, Link link, int tick) {
        var v = link.second();
        hold(model, link.first(), tick);
        switch (link) {
            case Link.Together _ -> together(model, v, link.first(), tick);
            case Link.After after -> {
                var crew = crewOf(model, link.first());
                var done = tick + model.duration[crew][link.first()];
                model.open[v] = Math.max(model.open[v], done + after.gap());
            }
        }
    }

    private static void together(Model model, int v, int fact, int tick) {
        model.allowed[v][crewOf(model, fact)] = false;
        model.open[v] = Math.max(model.open[v], tick);
        model.close[v] = Math.min(model.close[v], tick);
    }

    /** No break may move a fact that something free depends on. */
    private static void hold(Model model, int fact, int tick) {
        model.open[fact] = tick;
        model.close[fact] = tick;
    }

    private static int crewOf(Model model, int fact) {
        for (int crew = 0; crew < model.crews; crew++)
            for (var visit : model.prefix[crew]) if (visit == fact) return crew;
        throw new IllegalArgumentException("visit " + fact + " is in no prefix");
    }

    private void number(List<Link> free) {
        for (var link : free) {
            var a = of[link.first()];
            var b = of[link.second()];
            var g = a >= 0 ? a : b >= 0 ? b : links.size();
            if (g == links.size()) links.add(new ArrayList<>());
            if (a >= 0 && b >= 0 && a != b) {
                for (int v = 0; v < of.length; v++) if (of[v] == b) of[v] = a;
                links.get(a).addAll(links.get(b));
                links.get(b).clear();
            }
            of[link.first()] = g;
            of[link.second()] = g;
            links.get(g).add(link);
        }
    }

    /** Units in an order in which each link points forward; empty if the links run in a circle and nothing can be done. */
    private List<int[]> ordered(int g) {
        var unitOf = unitsOf(g);
        var open = new ArrayList<Integer>(Arrays.stream(unitOf)
                .filter(unit -> unit >= 0)
                .distinct()
                .boxed()
                .toList());
        var ordered = new ArrayList<int[]>();
        while (!open.isEmpty()) {
            var ready = open.stream()
                    .filter(unit -> links.get(g).stream()
                            .noneMatch(link -> link instanceof Link.After
                                    && unitOf[link.second()] == unit
                                    && open.contains(unitOf[link.first()])))
                    .findFirst();
            if (ready.isEmpty()) return List.of();
            open.remove(ready.get());
            var unit = (int) ready.get();
            var members = new ArrayList<Integer>();
            for (int v = 0; v < unitOf.length; v++) if (unitOf[v] == unit) members.add(v);
            ordered.add(members.stream().mapToInt(v -> v).toArray());
        }
        return ordered;
    }

    /** By visit, a number shared by those that start together; −1 outside the group. */
    private int[] unitsOf(int g) {
        var unitOf = new int[of.length];
        for (int v = 0; v < of.length; v++) unitOf[v] = of[v] == g ? v : -1;
        for (var link : links.get(g)) {
            if (!(link instanceof Link.Together)) continue;
            var from = unitOf[link.second()];
            var to = unitOf[link.first()];
            for (int v = 0; v < of.length; v++) if (unitOf[v] == from) unitOf[v] = to;
        }
        return unitOf;
    }
}
