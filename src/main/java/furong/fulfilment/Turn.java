package furong.fulfilment;

import furong.customer.CustomerId;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.subscription.SubscriptionId;

/**
 * A step whose turn it is.
 *
 * @param item what it is about; the first item for a step all share
 */
record Turn(Plan plan, PlanStep step, Item item, Actor by) {

    CustomerId customer() {
        return plan.customer();
    }

    /** The reference under which other modules know this step's item. */
    String reference() {
        return Reference.of(plan.reference(), item.number());
    }

    SubscriptionId subscription() {
        var id = item.subscription();
        if (id == null) throw new Refused("plan-no-subscription", step.code());
        return id;
    }

    /**
     * The name of an item towards other modules: the plan's own for the first, {@code order:0HZX5V6WBC8Q1#2} for the second.
     *
     * @param plan reference of the plan
     */
    record Reference(String plan, int item) {

        static String of(String plan, int item) {
            return item == 1 ? plan : plan + "#" + item;
        }

        static Reference parse(String text) {
            var mark = text.indexOf('#');
            return mark < 0
                    ? new Reference(text, 1)
                    : new Reference(text.substring(0, mark), Integer.parseInt(text.substring(mark + 1)));
        }
    }
}
