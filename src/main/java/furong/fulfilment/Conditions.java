package furong.fulfilment;

import furong.catalog.Catalog;
import furong.catalog.Equipment;
import furong.hire.Hire;
import furong.hire.Hires;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Decides which of a recipe's steps an item needs. */
@Component
class Conditions {

    static final Set<String> KNOWN = Set.of("", "NUMBER", "NEW_NUMBER", "PORT", "VISIT", "DATED", "HIRED", "DEPOSIT");

    private final Catalog catalog;
    private final Hires hires;
    private final Clock clock;

    Conditions(Catalog catalog, Hires hires, Clock clock) {
        this.catalog = catalog;
        this.hires = hires;
        this.clock = clock;
    }

    /** Whether {@code onlyIf} is true of an item; the visit is a matter of what is ordered as a whole. */
    boolean hold(String onlyIf, NewPlan plan, Item item) {
        return switch (onlyIf) {
            case "" -> true;
            case "NUMBER" -> item.accessNumber() != null;
            case "NEW_NUMBER" -> item.oldNumber() != null;
            case "PORT" -> !catalog.offer(item.offer()).portKind().isEmpty();
            case "VISIT" -> catalog.offer(plan.offer()).needsVisit();
            case "DATED" -> plan.effective() != null && plan.effective().isAfter(today());
            case "HIRED" -> isHired(plan, item);
            case "DEPOSIT" -> hasDeposit(plan, item);
            default -> throw new IllegalStateException("no condition " + onlyIf);
        };
    }

    /** What was noted when it was handed out; of a line whose things we never noted, what its offer comes with. */
    private boolean isHired(NewPlan plan, Item item) {
        var noted = noted(plan, item);
        return noted.isEmpty()
                ? catalog.equipment(item.offer()).stream().anyMatch(Equipment::hired)
                : noted.stream().anyMatch(Hire::lasts);
    }

    private boolean hasDeposit(NewPlan plan, Item item) {
        var noted = noted(plan, item);
        return noted.isEmpty()
                ? catalog.equipment(item.offer()).stream()
                        .anyMatch(thing -> thing.hired() && thing.deposit().isPositive())
                : noted.stream().anyMatch(Hire::holdsDeposit);
    }

    private List<Hire> noted(NewPlan plan, Item item) {
        var line = item.subscription();
        return line == null ? List.of() : hires.of(plan.customer(), line);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
