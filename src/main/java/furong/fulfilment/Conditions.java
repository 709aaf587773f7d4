package furong.fulfilment;

import furong.catalog.Catalog;
import furong.catalog.Equipment;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Decides which of a recipe's steps an item needs. */
@Component
class Conditions {

    static final Set<String> KNOWN = Set.of("", "NUMBER", "NEW_NUMBER", "PORT", "VISIT", "DATED", "HIRED", "DEPOSIT");

    private final Catalog catalog;
    private final Clock clock;

    Conditions(Catalog catalog, Clock clock) {
        this.catalog = catalog;
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
            case "HIRED" -> catalog.equipment(item.offer()).stream().anyMatch(Equipment::hired);
            case "DEPOSIT" ->
                catalog.equipment(item.offer()).stream()
                        .anyMatch(thing -> thing.hired() && thing.deposit().isPositive());
            default -> throw new IllegalStateException("no condition " + onlyIf);
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
