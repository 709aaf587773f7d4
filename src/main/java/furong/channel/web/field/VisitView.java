package furong.channel.web.field;

import furong.channel.web.Shell;
import furong.channel.web.ui.Chip;
import furong.channel.web.ui.Moment;
import furong.channel.web.ui.Step;
import furong.channel.web.ui.Tone;
import furong.fieldwork.FailReason;
import furong.fieldwork.SlotOffer;
import furong.fieldwork.Visit;
import furong.fieldwork.Visit.State;
import furong.fieldwork.VisitRecord;
import furong.material.Move;
import furong.mobile.Attachment;
import furong.organisation.Crew;
import furong.platform.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One visit as its page shows it.
 *
 * @param owner name of the unit that faces the customer
 * @param businessLine name of the owner of the product
 * @param command id for the next command; a new one with each rendering, so that a double tap sends the same
 * @param promise the arrival promised, null before it is known
 * @param brought what came of it from the door
 * @param offers the next windows, where the visit can be rebooked
 */
public record VisitView(
        VisitRecord record,
        Crew crew,
        Label owner,
        Label businessLine,
        String command,
        @Nullable Chip promise,
        List<SlotOffer> offers,
        List<FailReason> reasons,
        LineView line,
        Brought brought) {

    /** Photos, a signature, and what was used. */
    public record Brought(List<Attachment> pictures, List<Move> used) {}

    static final String BY_HAND = "by_hand ";

    private static final Duration CLOCK_MAX = Duration.ofMinutes(2);

    private static final List<State> WAY =
            List.of(State.BOOKED, State.ON_THE_WAY, State.ARRIVED, State.WORKING, State.DONE);

    public Visit visit() {
        return record.visit();
    }

    public State state() {
        return visit().state();
    }

    public String href() {
        return "/field/visits/" + visit().customer().text() + "/" + visit().id().text();
    }

    /** Enough to recognise, not enough to note down: {@code 138****0000}. The link behind it dials the whole number. */
    public String maskedContact() {
        return masked(visit().job().contact());
    }

    static String masked(String number) {
        if (number.length() < 7) return number;
        return number.substring(0, 3) + "*".repeat(number.length() - 7) + number.substring(number.length() - 4);
    }

    public List<Step> steps(Shell shell) {
        var now = state();
        var at = now == State.WAITING || now == State.CUSTOMER_ABSENT ? WAY.indexOf(State.ARRIVED) : WAY.indexOf(now);
        var steps = new ArrayList<Step>();
        for (var n = 0; n < WAY.size(); n++) {
            var name = shell.t("fieldwork.state." + WAY.get(n).name());
            steps.add(new Step(name, n < at || now == State.DONE ? Step.State.DONE : mark(n, at)));
        }
        return steps;
    }

    private Step.State mark(int n, int at) {
        if (n > at) return Step.State.AHEAD;
        return state() == State.CUSTOMER_ABSENT ? Step.State.FAILED : Step.State.CURRENT;
    }

    /** Why it could not be done and whose matter that is; "" unless it failed. */
    public String failure(Shell shell) {
        if (!(visit() instanceof Visit.Failed failed)) return "";
        var reason = reasons.stream()
                .filter(known -> known.code().equals(failed.reason()))
                .findFirst()
                .map(known -> shell.t(known.name()))
                .orElse(failed.reason());
        return reason + " · " + shell.t("fieldwork.side." + failed.side().name());
    }

    public long attemptsNow() {
        return record.attempts().stream()
                .filter(attempt ->
                        attempt.appointment() == visit().appointment().number())
                .count();
    }

    public Duration waited(Instant now) {
        return visit().appointment().waited(now);
    }

    public long ticked() {
        return record.checklist().stream()
                .filter(item -> item.checkedAt() != null)
                .count();
    }

    /**
     * A test's figures in words: {@code sync_kbps=1024} becomes the speed, 0 is left out, for a line that is not yet on
     * has none; what was read off a meter stays as typed.
     */
    public static String figures(Shell shell, String figures) {
        if (figures.startsWith(BY_HAND)) return figures.substring(BY_HAND.length());
        return Arrays.stream(figures.split(" "))
                .filter(figure -> !figure.equals("sync_kbps=0"))
                .map(figure -> figure.split("=", 2))
                .filter(figure -> figure.length == 2)
                .map(figure -> figure[0].equals("fault")
                        ? shell.t("network.fault." + figure[1])
                        : shell.t("fieldwork.figure." + figure[0], figure[1]))
                .collect(Collectors.joining(" · "));
    }

    /** What happened so far, newest first. */
    public List<Moment> moments(Shell shell) {
        return record.log().reversed().stream()
                .map(entry -> new Moment(
                        entry.occurred(),
                        "dot",
                        Tone.NEUTRAL,
                        shell.t("fieldwork.step." + entry.what()),
                        offline(entry, shell),
                        shell.t("web.badge", entry.badge()),
                        null))
                .toList();
    }

    /** How it came, for what was done without a network: when we heard of it, and how wrong the device's clock was. */
    private static @Nullable String offline(VisitRecord.LogEntry entry, Shell shell) {
        var wrong = entry.skew().abs().compareTo(CLOCK_MAX) > 0
                ? shell.t("mobile.clock-wrong", shell.duration(entry.skew().abs()))
                : null;
        if (Duration.between(entry.occurred(), entry.at()).compareTo(CLOCK_MAX) <= 0) return wrong;
        var heard = shell.t("mobile.heard", shell.dateTime(entry.at()));
        return wrong == null ? heard : heard + " · " + wrong;
    }

    public static Tone tone(State state) {
        return switch (state) {
            case BOOKED -> Tone.NEUTRAL;
            case ON_THE_WAY, ARRIVED, WORKING -> Tone.INFO;
            case WAITING -> Tone.WARN;
            case DONE -> Tone.GOOD;
            case CUSTOMER_ABSENT, FAILED -> Tone.BAD;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }

    public static String purpose(Shell shell, String code) {
        return shell.texts().textOr(shell.locale(), "fieldwork.purpose." + code, code);
    }
}
