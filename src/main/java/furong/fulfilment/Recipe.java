package furong.fulfilment;

import furong.platform.Label;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How an action on a product is fulfilled.
 *
 * @param product "" for any that has no recipe of its own
 * @param promise the type of promise the whole makes to the customer, "" for none
 * @param steps in the order in which they are shown; what they need decides when they run
 */
public record Recipe(String action, String product, int version, LocalDate since, String promise, List<Step> steps) {

    public Recipe {
        steps = List.copyOf(steps);
    }

    /** Whether somebody rings the customer afterwards. */
    public boolean callsBack() {
        return has("CALL_BACK");
    }

    /** The names of steps of this recipe, for a reader. */
    public String names(List<String> codes, Locale language) {
        return steps.stream()
                .filter(step -> codes.contains(step.code()))
                .map(step -> step.name().in(language))
                .collect(Collectors.joining(language.getLanguage().equals("zh") ? "、" : ", "));
    }

    public boolean has(String kind) {
        return steps.stream().anyMatch(step -> step.kind().equals(kind));
    }

    /**
     * A step as a recipe names it.
     *
     * @param code its name within the recipe
     * @param kind what is done, one of {@link Doing#kinds}
     * @param needs codes of the steps before it: it begins when they are done or, if {@code atOnce}, ends only then
     * @param onlyIf left out of a plan unless true of the item; "" for always
     * @param shared done once for all items of a bundle
     * @param atOnce begins with the plan
     * @param counts the plan is completed when all steps that count are done
     * @param noReturn from when on the plan cannot be cancelled: "", BEGUN or DONE
     * @param queue the desk of the back office, for WORK
     * @param makes promise made when it begins, "" for none
     * @param keeps promise kept when it is done, "" for none
     * @param minutes of a visit; 0 for what the offer says
     * @param stuckMinutes minutes under way after which somebody must look
     */
    public record Step(
            String code,
            String kind,
            List<String> needs,
            String onlyIf,
            boolean shared,
            boolean atOnce,
            boolean counts,
            String noReturn,
            String queue,
            String makes,
            String keeps,
            int minutes,
            int stuckMinutes,
            Label name) {

        public Step {
            needs = List.copyOf(needs);
        }
    }
}
