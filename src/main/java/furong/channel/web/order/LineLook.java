package furong.channel.web.order;

import furong.catalog.Feature;
import furong.catalog.Offer;
import furong.catalog.Transaction;
import furong.channel.web.Shell;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Tone;
import furong.customer.Customer;
import furong.subscription.Move;
import furong.subscription.Reason;
import furong.subscription.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** How one line of a customer looks. */
public final class LineLook {

    private LineLook() {}

    public static String state(Subscription line) {
        return switch (line) {
            case Subscription.Pending pending -> "subscription.state.PENDING";
            case Subscription.Cancelled over -> "subscription.state.CANCELLED";
            case Subscription.Active active ->
                active.works()
                        ? "subscription.state.ACTIVE"
                        : "subscription.reason." + active.holds().getFirst().reason();
        };
    }

    public static Tone tone(Subscription line) {
        return switch (line) {
            case Subscription.Pending pending -> Tone.INFO;
            case Subscription.Cancelled over -> Tone.NEUTRAL;
            case Subscription.Active active -> active.works() ? Tone.GOOD : Tone.WARN;
        };
    }

    /** What can be done with a line now: of each action the transaction that fits its product best. */
    static List<Transaction> actions(Subscription line, List<Transaction> all, Offer offer) {
        if (!(line instanceof Subscription.Active active)) return List.of();
        var suspended = active.holds().stream().anyMatch(hold -> hold.reason() == Reason.CUSTOMER_WISH);
        var fitting = new LinkedHashMap<String, Transaction>();
        for (var transaction : all) {
            var action = transaction.action();
            var product = transaction.product();
            if (action.isEmpty() || action.equals("INSTALL")) continue;
            if (!product.isEmpty() && !product.equals(offer.product().code())) continue;
            if (action.equals(suspended ? "SUSPEND" : "RESUME")) continue;
            if (action.equals("RENUMBER") && line.terms().number() == null) continue;
            if (action.equals("MOVE") && offer.accessKind().equals("PHS")) continue;
            if (!product.isEmpty() || !fitting.containsKey(action)) fitting.put(action, transaction);
        }
        return List.copyOf(fitting.values());
    }

    /** The page on which an action is ordered; two have one of their own. */
    public static String href(Subscription line, Transaction transaction) {
        var here = "/customers/" + line.terms().customer().text() + "/subscriptions/"
                + line.id().text();
        return switch (transaction.action()) {
            case "CHANGE" -> here + "/change";
            case "TRANSFER" -> here + "/transfer";
            default -> here + "/orders/" + transaction.action();
        };
    }

    public static List<Fact> facts(
            Shell shell, Customer customer, Subscription line, Offer offer, List<Feature> features) {
        var terms = line.terms();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(shell.t("ordering.page.offer"), shell.t(offer.name())));
        if (terms.number() != null) facts.add(Fact.copyable(shell.t("ordering.page.number"), terms.number()));
        facts.add(new Fact(
                shell.t("ordering.page.place"), customer.place(terms.place()).line()));
        if (!terms.features().isEmpty())
            facts.add(new Fact(
                    shell.t("ordering.page.features"),
                    String.join(
                            shell.t("ordering.page.comma"),
                            terms.features().stream()
                                    .map(code -> named(shell, code, features))
                                    .toList())));
        if (line instanceof Subscription.Active active)
            facts.add(new Fact(shell.t("ordering.page.since"), shell.dateTime(active.since())));
        return facts;
    }

    public static String named(Shell shell, String feature, List<Feature> known) {
        var mark = feature.indexOf('=');
        var code = mark < 0 ? feature : feature.substring(0, mark);
        var name = known.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(one -> shell.t(one.name()))
                .orElse(code);
        return mark < 0 ? name : name + " " + feature.substring(mark + 1);
    }

    /** When a move was given up and what is still to come of it; empty for one that was not. */
    public static String note(Shell shell, Move move) {
        if (move.givenUpAt() == null) return "";
        var when = shell.dateTime(move.givenUpAt());
        return move.clearedAt() == null ? shell.t("ordering.page.move.stands-in", when) : when;
    }

    public static Tone tone(Move move) {
        return switch (move.state()) {
            case DONE, LIVE, LETTING_GO -> Tone.GOOD;
            case UNDER_WAY -> Tone.INFO;
            case GIVEN_UP -> Tone.NEUTRAL;
        };
    }
}
