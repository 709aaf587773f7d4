package furong.channel.web.order;

import furong.channel.web.Shell;
import furong.channel.web.ui.Moment;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.SlotDay;
import furong.channel.web.ui.Step;
import furong.channel.web.ui.Tone;
import furong.fieldwork.SlotOffer;
import furong.ordering.OrderStep;
import furong.ordering.OrderView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How orders look: colours of states, the way ahead, promises as chips, windows to choose from. */
public final class OrderLook {

    private OrderLook() {}

    public static Tone tone(String state) {
        return switch (state) {
            case "COMPLETED" -> Tone.GOOD;
            case "CANCELLED" -> Tone.NEUTRAL;
            case "ACTIVATING" -> Tone.WARN;
            default -> Tone.INFO;
        };
    }

    /** The way of an order from the counter to the callback: what is done, where it is, what is ahead. */
    public static List<Step> way(Shell shell, OrderView view, @Nullable String callback) {
        var done = view.steps().stream().map(OrderStep::step).toList();
        var stations = new ArrayList<>(List.of("PLACED"));
        if (view.offer().needsVisit()) stations.add("VISIT_DONE");
        stations.addAll(List.of("TESTED", "COMPLETED"));
        var cancelled = done.contains("CANCELLED");
        var way = new ArrayList<Step>();
        var current = !cancelled;
        for (var station : stations) {
            if (cancelled && !done.contains(station)) continue;
            var state = done.contains(station) ? Step.State.DONE : current ? Step.State.CURRENT : Step.State.AHEAD;
            if (state == Step.State.CURRENT) current = false;
            way.add(new Step(shell.t("ordering.step." + station), state, noteOf(shell, view, station)));
        }
        if (cancelled) way.add(new Step(shell.t("ordering.step.CANCELLED"), Step.State.FAILED));
        else if (callback != null)
            way.add(new Step(
                    shell.t("ordering.page.callback"),
                    callback.equals("CLOSED")
                            ? Step.State.DONE
                            : callback.equals("DUE") ? Step.State.CURRENT : Step.State.AHEAD,
                    shell.t("callback.state." + callback)));
        return way;
    }

    /** Everything that happened, newest first, for those who want to know exactly. */
    public static List<Moment> moments(Shell shell, OrderView view) {
        return view.steps().reversed().stream()
                .map(step -> new Moment(
                        step.at(),
                        icon(step.step()),
                        toneOf(step.step()),
                        shell.t("ordering.step." + step.step()),
                        note(shell, step),
                        step.badge().equals("system")
                                ? shell.t("ordering.page.system")
                                : shell.t("web.badge", step.badge()),
                        null))
                .toList();
    }

    /** Windows by day; {@code chosen} is the one already picked. */
    public static List<SlotDay> days(Shell shell, List<SlotOffer> offers, String chosen) {
        var days = new TreeMap<LocalDate, List<SlotDay.Choice>>();
        for (var offer : offers) {
            var value = offer.key().text();
            days.computeIfAbsent(offer.key().day(), day -> new ArrayList<>())
                    .add(new SlotDay.Choice(
                            value,
                            window(shell, offer.key().from(), offer.until()),
                            shell.t("ordering.page.slot.left", offer.freeMinutes()),
                            false,
                            value.equals(chosen)));
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
        var names = List.of("state", "owner", "line", "words", "from", "until");
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

    private static @Nullable String noteOf(Shell shell, OrderView view, String station) {
        return view.steps().stream()
                .filter(step -> step.step().equals(station))
                .findFirst()
                .map(step -> shell.dateTime(step.at()))
                .orElse(null);
    }

    private static @Nullable String note(Shell shell, OrderStep step) {
        if (step.note().isEmpty()) return null;
        return switch (step.step()) {
            case "VISIT_MISSED" -> shell.t("ordering.page.side." + step.note());
            case "VISIT_FAILED" -> shell.texts().textOr(shell.locale(), "fieldwork.fail." + step.note(), step.note());
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
            case "VISIT_DONE" -> "tool";
            case "ACTIVATING" -> "signal";
            case "TESTED", "COMPLETED" -> "check";
            case "CANCELLED" -> "void";
            case "APPOINTMENT_CHANGED" -> "calendar";
            default -> "warning";
        };
    }

    private static Tone toneOf(String step) {
        return switch (step) {
            case "TESTED", "COMPLETED" -> Tone.GOOD;
            case "VISIT_MISSED", "VISIT_FAILED" -> Tone.WARN;
            case "CANCELLED" -> Tone.NEUTRAL;
            default -> Tone.INFO;
        };
    }
}
