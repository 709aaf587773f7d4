package furong.planning;

import furong.organisation.CrewId;
import furong.routing.Break;
import furong.routing.Budget;
import furong.routing.Crew;
import furong.routing.Plan;
import furong.routing.Planner;
import furong.routing.Problem;
import furong.routing.Travel;
import furong.routing.Visit;
import furong.routing.Weights;
import furong.routing.Window;
import furong.travel.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Has the planner look for a better day. What has begun stays where it is: a crew's day goes on from the end of it. What cannot
 * be done by anybody is left without a crew.
 */
public final class Solving {

    /** A day that has begun would rather be late than not come: by so much at most. */
    private static final int LIVE_LATE_MAX = 4 * 3600;

    private static final String DISTRICT = "district ";

    private final DayPlan plan;
    private final Roads roads;
    private final PlanRules rules;
    private final int now;
    private final List<CrewDay> crews;
    private final Map<CrewId, Integer> numbers = new HashMap<>();
    private final List<Item> items = new ArrayList<>();
    private final Map<StopId, Integer> at = new HashMap<>();
    private final Map<Spot, Integer> places = new LinkedHashMap<>();
    private boolean live;

    /**
     * @param among whose days may change; the others stay as they are
     * @param now the tick before which nothing new begins
     */
    public Solving(DayPlan plan, Set<CrewId> among, Roads roads, PlanRules rules, int now) {
        this.plan = plan;
        this.roads = roads;
        this.rules = rules;
        this.now = now;
        crews = plan.crews().stream()
                .filter(crew -> among.contains(crew.id()) && (crew.onDuty() || crew.frozen() > 0))
                .filter(crew -> !crew.stops().isEmpty() || useful(plan, among, crew))
                .toList();
        for (int i = 0; i < crews.size(); i++) numbers.put(crews.get(i).id(), i);
    }

    /** Whether a crew that has nothing to do could do anything of what is to be placed. */
    private static boolean useful(DayPlan plan, Set<CrewId> among, CrewDay crew) {
        return plan.unassigned().stream().anyMatch(item -> crew.can(item.task()))
                || plan.crews().stream()
                        .filter(other -> among.contains(other.id()))
                        .flatMap(other -> other.stops().stream())
                        .anyMatch(stop -> !stop.task().begun() && crew.can(stop.task()));
    }

    /** The day has begun: windows may be passed, at a price, rather than somebody left out. */
    public Solving live() {
        live = true;
        return this;
    }

    /** The best day found from this one; never a worse one. */
    public DayPlan solve(Budget budget, long seed) {
        if (crews.isEmpty()) return plan;
        collect();
        if (items.isEmpty()) return plan;
        var routes = crews.stream().map(this::open).toList();
        var begin = routes.stream()
                .map(route -> route.stream().map(item -> at.get(item.id())).toList())
                .toList();
        var answer = Planner.on(problem()).from(Plan.of(begin)).seed(seed).plan(budget);
        var left = new ArrayList<>(plan.unassigned().stream()
                .filter(item -> !at.containsKey(item.id()))
                .toList());
        for (var none : answer.unserved()) left.add(items.get(none));
        for (var none : answer.bank()) left.add(items.get(none));
        var changed = new HashMap<CrewId, CrewDay>();
        for (int c = 0; c < crews.size(); c++) {
            var crew = crews.get(c);
            var order = new ArrayList<>(crew.items().subList(0, crew.frozen()));
            for (var visit : answer.plan().visits(c)) order.add(items.get(visit));
            changed.put(crew.id(), Walk.through(crew, order, roads, rules, now));
        }
        var better = plan.with(changed, left);
        return worse(better) ? plan : better;
    }

    /** The planner sees meals and waits a little differently; what is worse by the walk is not taken. */
    private boolean worse(DayPlan other) {
        if (other.unassigned().size() != plan.unassigned().size())
            return other.unassigned().size() > plan.unassigned().size() && violated(plan) <= violated(other);
        return points(other) > points(plan) && violated(plan) <= violated(other);
    }

    private long points(DayPlan of) {
        return live ? of.figures().livePoints() : of.figures().points();
    }

    private int violated(DayPlan of) {
        var count = 0;
        for (var crew : of.crews()) if (numbers.containsKey(crew.id())) count += serious(crew);
        return count;
    }

    private int serious(CrewDay crew) {
        return (int) Hand.violations(crew, rules).stream()
                .filter(broken -> broken.kind() != Violation.Kind.IDLE && broken.kind() != Violation.Kind.TOLD)
                .count();
    }

    private List<Item> open(CrewDay crew) {
        return crew.items().subList(crew.frozen(), crew.stops().size());
    }

    private void collect() {
        var wanted = new ArrayList<Item>();
        for (var crew : crews) wanted.addAll(open(crew));
        wanted.addAll(plan.unassigned());
        var seen = new HashSet<StopId>();
        for (var item : wanted) {
            if (!seen.add(item.id())) continue;
            at.put(item.id(), items.size());
            items.add(item);
            places.putIfAbsent(item.task().spot(), places.size());
        }
        for (var crew : crews) {
            places.putIfAbsent(crew.base(), places.size());
            places.putIfAbsent(begin(crew), places.size());
        }
    }

    private static Spot begin(CrewDay crew) {
        return crew.place();
    }

    private Problem problem() {
        var owner = new HashMap<StopId, CrewId>();
        for (var crew : crews) for (var item : open(crew)) owner.put(item.id(), crew.id());
        var visits = items.stream()
                .map(item -> visit(item, owner.getOrDefault(item.id(), new CrewId(0))))
                .toList();
        return new Problem(travel(), crews.stream().map(this::crew).toList(), visits, List.of(), weights());
    }

    private Weights weights() {
        // twenty to one: driving across the town so as not to be idle is no gain (see Figures)
        return new Weights(
                40, 0, live ? 10 : 1, 1_200, 80, live ? 24_000 : 12_000, 80, 1_800, 40, 60 * rules.marginMinutes());
    }

    private int place(Spot spot) {
        return Objects.requireNonNull(places.get(spot));
    }

    private Travel travel() {
        var known = places.keySet().stream().mapToInt(roads::place).toArray();
        var seconds = new int[known.length][known.length];
        for (int i = 0; i < known.length; i++)
            for (int j = 0; j < known.length; j++) seconds[i][j] = roads.seconds(known[i], known[j]);
        return Travel.of(seconds);
    }

    private Crew crew(CrewDay crew) {
        var frozen = crew.frozen();
        var free = frozen == 0 ? crew.from() : crew.stops().get(frozen - 1).end();
        var from = Math.max(free, Math.max(now, crew.from()));
        var skills = new HashMap<String, Integer>();
        for (var skill : crew.skills()) skills.put(skill, 1);
        for (var district : crew.districts()) skills.put(DISTRICT + district, 1);
        var day = new Crew(
                place(begin(crew)),
                place(crew.base()),
                from,
                Math.max(from, until(crew)),
                60 * rules.overtimeMinutesMax(),
                meal(crew, from),
                skills,
                100,
                List.of(),
                List.of());
        return day;
    }

    /** What was agreed for after the end of the shift makes the day longer. */
    private int until(CrewDay crew) {
        return Math.max(
                crew.until(),
                open(crew).stream()
                        .filter(item -> afterHours(item, crew))
                        .mapToInt(item -> item.latest() + item.seconds())
                        .max()
                        .orElse(0));
    }

    private static boolean afterHours(Item item, CrewDay crew) {
        return item.latest() >= crew.until();
    }

    private List<Break> meal(CrewDay crew, int from) {
        var eaten = crew.frozen() > 0 && crew.meal() >= 0 && crew.meal() < now;
        var none = rules.mealMinutes() == 0
                || eaten
                || from >= rules.mealUntil()
                || crew.until() <= rules.mealFrom()
                || busyAtNoon(crew);
        return none ? List.of() : List.of(new Break(rules.mealFrom(), rules.mealUntil(), 60 * rules.mealMinutes()));
    }

    /** A stop whose time is fixed lies over the meal: people eat when it is over. */
    private boolean busyAtNoon(CrewDay crew) {
        return crew.items().stream().anyMatch(item -> {
            var start = item.marks().pinnedStart();
            return start != null && start <= rules.mealUntil() && start + item.seconds() >= rules.mealFrom();
        });
    }

    private Visit visit(Item item, CrewId owner) {
        var task = item.task();
        var skills = new HashMap<String, Integer>();
        if (!task.skill().isEmpty()) skills.put(task.skill(), 1);
        if (task.kind() == Task.Kind.VISIT) skills.put(DISTRICT + task.district(), 1);
        var pinned = item.marks().pinnedStart();
        var crew = numbers.get(owner);
        var held = crew != null && (item.marks().pinnedCrew() || afterHours(item, crews.get(crew)));
        // a dispatcher's word counts more than the skill: what they fixed to a crew stays with it
        var visit = Visit.of(place(task.spot()), item.seconds(), item.earliest(), item.latest())
                .withWindows(List.of(new Window(item.earliest(), Math.max(item.earliest(), item.latest()))))
                .withLateness(live ? LIVE_LATE_MAX : 0)
                .withSkills(held ? Map.of() : skills);
        if (held && crew != null) visit = visit.pinnedTo(crew);
        if (pinned != null && pinned >= now) visit = visit.startingAt(pinned);
        var published = item.marks().published();
        var who = published == null ? null : numbers.get(published.crew());
        return published == null || who == null ? visit : visit.publishedFor(who, published.start());
    }
}
