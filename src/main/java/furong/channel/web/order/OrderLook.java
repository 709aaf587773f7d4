package furong.channel.web.order;

import furong.channel.web.Shell;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Moment;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.SlotDay;
import furong.channel.web.ui.Step;
import furong.channel.web.ui.Tone;
import furong.customer.Customer;
import furong.dispatch.Offers.Offer;
import furong.fulfilment.Plan.Stage;
import furong.fulfilment.PlanStep;
import furong.ordering.Order;
import furong.ordering.OrderStep;
import furong.ordering.OrderView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How orders look: colours of states, the way ahead, promises as chips, windows to choose from. */
public final class OrderLook {

    private OrderLook() {}

    public static Tone tone(String state) {
        return switch (state) {
            case "COMPLETED" -> Tone.GOOD;
            case "CANCELLED" -> Tone.NEUTRAL;
            case "NETWORK" -> Tone.WARN;
            default -> Tone.INFO;
        };
    }

    /** What a reader is told of an order's state: of an open one, what it waits for. */
    public static String state(Order order) {
        return order instanceof Order.Open open ? state(order.state(), open.stage()) : order.state();
    }

    public static String state(String state, Stage stage) {
        return state.equals("OPEN") && stage != Stage.NONE ? stage.name() : state;
    }

    /** The way of an order from the counter to the callback: what is done, where it is, what is ahead. */
    public static List<Step> way(Shell shell, OrderView view) {
        var way = new ArrayList<Step>();
        way.add(new Step(
                shell.t("ordering.step.PLACED"),
                Step.State.DONE,
                shell.dateTime(view.order().terms().placedAt())));
        var several = view.plan().items().size() > 1;
        for (var step : view.plan().steps()) {
            if (step.is(PlanStep.State.DONE) && isInstant(view, step)) continue;
            var name = shell.t(step.name()) + (several && step.item() > 0 ? " " + step.item() : "");
            way.add(new Step(
                    name, stateOf(view, step), step.endedAt() == null ? null : shell.dateTime(step.endedAt())));
        }
        if (view.order() instanceof Order.Cancelled)
            way.add(new Step(shell.t("ordering.step.CANCELLED"), Step.State.FAILED));
        return way;
    }

    /** What was done while the order was taken says nothing to a reader who looks at the way ahead. */
    private static boolean isInstant(OrderView view, PlanStep step) {
        var ended = step.endedAt();
        return ended != null
                && !ended.isAfter(view.order().terms().placedAt())
                && view.plan().steps().size() > 4;
    }

    private static Step.State stateOf(OrderView view, PlanStep step) {
        return switch (step.state()) {
            case DONE -> Step.State.DONE;
            case SKIPPED, UNDONE -> Step.State.FAILED;
            case WAITING -> Step.State.AHEAD;
            case RUNNING -> view.plan().isTurnOf(step) ? Step.State.CURRENT : Step.State.AHEAD;
        };
    }

    /** Everything that happened, newest first, for those who want to know exactly. */
    public static List<Moment> moments(Shell shell, OrderView view) {
        var moments = new ArrayList<Moment>();
        for (var step : view.steps())
            moments.add(new Moment(
                    step.at(),
                    icon(step.step()),
                    toneOf(step.step()),
                    shell.t("ordering.step." + step.step()),
                    note(shell, view, step),
                    badge(shell, step.badge()),
                    null));
        for (var step : view.plan().steps())
            if (step.endedAt() != null && !step.is(PlanStep.State.SKIPPED))
                moments.add(new Moment(
                        step.endedAt(),
                        step.is(PlanStep.State.DONE) ? "check" : "void",
                        step.is(PlanStep.State.DONE) ? Tone.GOOD : Tone.NEUTRAL,
                        shell.t(step.name()),
                        step.is(PlanStep.State.DONE) ? null : shell.t("fulfilment.step-state.UNDONE"),
                        badge(shell, step.badge()),
                        null));
        moments.sort(Comparator.comparing(Moment::at).reversed());
        return moments;
    }

    /** When each leg of a move came and went, and that nobody was without a line. */
    public static List<Fact> legs(Shell shell, Customer customer, OrderView view) {
        var move = Objects.requireNonNull(view.move());
        return List.of(
                new Fact(
                        shell.t("ordering.page.move.from"),
                        customer.place(move.from().place()).line()),
                new Fact(
                        shell.t("ordering.page.move.to"),
                        customer.place(move.to().place()).line()),
                new Fact(
                        shell.t("ordering.page.move.live"),
                        move.liveAt() == null ? null : shell.dateTime(move.liveAt())),
                new Fact(
                        shell.t("ordering.page.move.gone"),
                        move.releasedAt() == null ? null : shell.dateTime(move.releasedAt())),
                new Fact(
                        shell.t("ordering.page.move.outage"),
                        shell.t("ordering.page.minutes", view.outage().toMinutes())));
    }

    private static String badge(Shell shell, String badge) {
        return badge.equals("system") ? shell.t("ordering.page.system") : shell.t("web.badge", badge);
    }

    private static final Comparator<Offer> BY_TIME = Comparator.comparing(
                    (Offer offer) -> offer.key().day())
            .thenComparing(offer -> offer.key().from());

    /** The windows that are offered, by day; the one that costs least travel says so. */
    public static List<SlotDay> days(Shell shell, List<Offer> offers) {
        var days = new TreeMap<LocalDate, List<SlotDay.Choice>>();
        for (var offer : offers.stream().sorted(BY_TIME).toList()) {
            var value = offer.key().text();
            days.computeIfAbsent(offer.key().day(), day -> new ArrayList<>())
                    .add(new SlotDay.Choice(
                            value,
                            window(shell, offer.key().from(), offer.slot().until()),
                            offer.rank() == 1 ? shell.t("ordering.page.slot.best") : "",
                            false,
                            false));
        }
        return days.entrySet().stream()
                .map(day -> new SlotDay(
                        shell.formats().shortDate(day.getKey()), shell.formats().weekday(day.getKey()), day.getValue()))
                .toList();
    }

    public static String window(Shell shell, LocalTime from, LocalTime until) {
        return shell.formats().time(from) + "–" + shell.formats().time(until);
    }

    /** The part of an address that asks for the same list again. */
    public static String query(@Nullable Object... values) {
        var names = List.of("state", "action", "owner", "line", "words", "from", "until");
        var query = new StringBuilder();
        for (var i = 0; i < values.length; i++) {
            if (values[i] == null || String.valueOf(values[i]).isEmpty()) continue;
            query.append(query.isEmpty() ? '?' : '&').append(names.get(i)).append('=');
            query.append(URLEncoder.encode(String.valueOf(values[i]), StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    /** What is read for a value among the choices. */
    public static String named(List<Option> options, String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::text)
                .findFirst()
                .orElse(value);
    }

    private static @Nullable String note(Shell shell, OrderView view, OrderStep step) {
        if (step.note().isEmpty()) return null;
        return switch (step.step()) {
            case "VISIT_MISSED" -> shell.t("ordering.page.side." + step.note());
            case "VISIT_FAILED" -> shell.texts().textOr(shell.locale(), "fieldwork.fail." + step.note(), step.note());
            case "STUCK" ->
                view.plan().steps().stream()
                        .filter(one -> one.code().equals(step.note()))
                        .findFirst()
                        .map(one -> shell.t(one.name()))
                        .orElse(step.note());
            case "APPOINTMENT_CHANGED" -> dated(shell, step.note());
            default -> step.note();
        };
    }

    /** A note that begins with a day, with the day as people say it. */
    private static String dated(Shell shell, String note) {
        if (!note.matches("\\d{4}-\\d\\d-\\d\\d .*")) return note;
        return shell.day(LocalDate.parse(note.substring(0, 10))) + note.substring(10);
    }

    private static String icon(String step) {
        return switch (step) {
            case "PLACED" -> "order";
            case "COMPLETED" -> "check";
            case "CANCELLED" -> "void";
            case "APPOINTMENT_CHANGED" -> "calendar";
            default -> "warning";
        };
    }

    private static Tone toneOf(String step) {
        return switch (step) {
            case "COMPLETED" -> Tone.GOOD;
            case "VISIT_MISSED", "VISIT_FAILED", "STUCK" -> Tone.WARN;
            case "CANCELLED" -> Tone.NEUTRAL;
            default -> Tone.INFO;
        };
    }
}
