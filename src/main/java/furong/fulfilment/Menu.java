package furong.fulfilment;

import furong.platform.Refused;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The kinds of steps the house can do, and whether a recipe can be cooked with them. */
@Component
class Menu {

    private static final int STEPS_MAX = 40;

    private final Map<String, Doing> doings = new HashMap<>();

    Menu(List<Doing> all) {
        for (var doing : all) doing.kinds().forEach(kind -> doings.put(kind, doing));
    }

    Doing doing(String kind) {
        var doing = doings.get(kind);
        if (doing == null) throw new IllegalStateException("no step kind " + kind);
        return doing;
    }

    /**
     * @throws Refused recipe-empty, recipe-kind, recipe-condition, recipe-twice, recipe-need (unknown, or not before it),
     *     recipe-order (counts after one that does not)
     */
    void check(Recipe recipe) {
        if (recipe.steps().isEmpty() || recipe.steps().size() > STEPS_MAX)
            throw Refused.field("steps", "recipe-empty", STEPS_MAX);
        Set<String> before = new HashSet<>();
        Set<String> uncounted = new HashSet<>();
        for (var step : recipe.steps()) {
            if (!doings.containsKey(step.kind())) throw Refused.field("steps", "recipe-kind", step.code(), step.kind());
            if (!Conditions.KNOWN.contains(step.onlyIf()))
                throw Refused.field("steps", "recipe-condition", step.code(), step.onlyIf());
            for (var need : step.needs()) {
                if (!before.contains(need)) throw Refused.field("steps", "recipe-need", step.code(), need);
                if (step.counts() && uncounted.contains(need))
                    throw Refused.field("steps", "recipe-order", step.code(), need);
            }
            if (!before.add(step.code())) throw Refused.field("steps", "recipe-twice", step.code());
            if (!step.counts()) uncounted.add(step.code());
        }
        if (recipe.steps().stream().noneMatch(Recipe.Step::counts))
            throw Refused.field("steps", "recipe-empty", STEPS_MAX);
    }
}
