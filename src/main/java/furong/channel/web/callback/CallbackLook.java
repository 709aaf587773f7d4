package furong.channel.web.callback;

import furong.callback.CallOutcome;
import furong.callback.CallbackView;
import furong.callback.Disposition;
import furong.callback.Figures;
import furong.callback.Rework;
import furong.callback.Step;
import furong.channel.web.Shell;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Moment;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Step.State;
import furong.channel.web.ui.Tone;
import furong.customer.Customer;
import furong.platform.Share;
import furong.survey.Level;
import furong.survey.Occasion;
import furong.survey.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How callbacks look: answers to choose from, shares and ranges in words. */
public final class CallbackLook {

    private CallbackLook() {}

    /** What can be answered; nothing is chosen beforehand. */
    public static List<Option> answers(Shell shell, Script.Question question) {
        return switch (question.kind()) {
            case YES_NO -> List.of(new Option("yes", shell.t("catalog.yes")), new Option("no", shell.t("catalog.no")));
            case LEVEL ->
                Arrays.stream(Level.values())
                        .map(level -> new Option(level.name(), shell.t("callback.level." + level)))
                        .toList();
            case TEXT -> List.of();
        };
    }

    /** The convention's item a question checks, as a note; null if it checks none. */
    public static @Nullable String item(Shell shell, Script.Question question) {
        if (question.item().isEmpty()) return null;
        var name = shell.texts().textOr(shell.locale(), "callback.item." + question.item(), question.item());
        return shell.t("callback.page.item", name);
    }

    /** The endings an agent can give alone, once the customer was reached or the tries are used up. */
    public static List<Option> endings(Shell shell, boolean triesUsedUp) {
        var endings = new ArrayList<Option>();
        for (var disposition : Disposition.values()) {
            if (disposition == Disposition.X) continue;
            var closed = disposition == Disposition.NC && !triesUsedUp;
            endings.add(new Option(
                    disposition.name(),
                    disposition + " " + shell.t("callback.disposition." + disposition),
                    closed ? shell.t("callback.page.tries-left") : null,
                    closed));
        }
        return endings;
    }

    public static List<CallOutcome> vainOutcomes() {
        return Arrays.stream(CallOutcome.values())
                .filter(outcome -> outcome != CallOutcome.REACHED)
                .toList();
    }

    public static List<Moment> attempts(Shell shell, CallbackView view) {
        return view.attempts().reversed().stream()
                .map(attempt -> new Moment(
                        attempt.at(),
                        "phone",
                        attempt.outcome() == CallOutcome.REACHED ? Tone.GOOD : Tone.NEUTRAL,
                        shell.t("callback.outcome." + attempt.outcome()) + " · "
                                + shell.t("callback.part." + attempt.part()),
                        attempt.callRecord(),
                        attempt.badge(),
                        null))
                .toList();
    }

    /** The way to the customer, in its order: what is planned when, what was done and what came of it. */
    public static List<furong.channel.web.ui.Step> way(Shell shell, CallbackView view) {
        return view.steps().stream()
                .map(step -> new furong.channel.web.ui.Step(name(shell, step), state(shell, step), note(shell, step)))
                .toList();
    }

    private static State state(Shell shell, Step step) {
        return switch (step.outcome()) {
            case "" -> step.from().isAfter(shell.now()) ? State.AHEAD : State.CURRENT;
            case "NEEDLESS", "LAPSED" -> State.FAILED;
            default -> State.DONE;
        };
    }

    /** What a step is: a call in a part of the day, a link, a letter. */
    public static String name(Shell shell, Step step) {
        var part = step.part();
        return part == null
                ? shell.t("callback.step." + step.kind())
                : shell.t("callback.step.CALL", shell.t("callback.part." + part));
    }

    /** When it is planned or open, or what came of it. */
    public static String note(Shell shell, Step step) {
        var done = step.doneAt();
        if (done == null)
            return step.kind() == Step.Kind.CALL
                    ? shell.window(step.from(), step.until())
                    : shell.t("callback.step.until", shell.dateTime(step.until()));
        var outcome = shell.texts()
                .textOr(
                        shell.locale(),
                        "callback.outcome." + step.outcome(),
                        shell.texts().textOr(shell.locale(), "callback.step." + step.outcome(), step.outcome()));
        return shell.dateTime(done) + " · " + outcome;
    }

    public static boolean letter(CallbackView view) {
        return view.steps().stream().anyMatch(step -> step.kind() == Step.Kind.LETTER && step.open());
    }

    public static List<Fact> given(Shell shell, CallbackView view) {
        return view.script().questions().stream()
                .filter(question -> view.answers().containsKey(question.code()))
                .map(question -> new Fact(
                        shell.t(question.text()),
                        words(shell, question, view.answers().get(question.code()))))
                .toList();
    }

    /** What the customer says of an item of the convention, and whether whoever came had ticked it on their own list. */
    public record Beside(
            String item,
            String said,
            boolean kept,
            @Nullable Boolean ticked) {

        /** Ticked as kept, and not kept says the customer. */
        public boolean contradicts() {
            return !kept && Boolean.TRUE.equals(ticked);
        }
    }

    /** The answers about the convention beside the crew's own list. */
    public static List<Beside> beside(Shell shell, CallbackView view, Map<String, Boolean> ownList) {
        return view.script().questions().stream()
                .filter(question -> !question.item().isEmpty() && view.answers().containsKey(question.code()))
                .map(question -> {
                    var answer = view.answers().getOrDefault(question.code(), "");
                    return new Beside(
                            shell.texts().textOr(shell.locale(), "callback.item." + question.item(), question.item()),
                            Objects.requireNonNullElse(words(shell, question, answer), answer),
                            !answer.equals("no"),
                            ownList.get(question.item()));
                })
                .toList();
    }

    private static @Nullable String words(Shell shell, Script.Question question, @Nullable String answer) {
        return answers(shell, question).stream()
                .filter(option -> option.value().equals(answer))
                .map(Option::text)
                .findFirst()
                .orElse(answer);
    }

    /** Why a matter was reopened, in the customer's words where there are any. */
    public static String why(Shell shell, Rework rework) {
        return rework.why().equals(Level.DISSATISFIED.name()) ? shell.t("callback.level.DISSATISFIED") : rework.why();
    }

    /** What the caller should mind, such as a language or hard hearing. */
    public static String needs(Shell shell, Customer customer) {
        return customer.needs().stream()
                .map(note -> shell.t("customer.need." + note.need()))
                .collect(Collectors.joining(", "));
    }

    public static List<Option> occasions(Shell shell) {
        return Arrays.stream(Occasion.values())
                .map(occasion -> new Option(occasion.name(), shell.t("callback.occasion." + occasion)))
                .toList();
    }

    /** How the complete answers spread over the levels. */
    public static List<Fact> levels(Shell shell, Figures figures) {
        var plain = figures.satisfied() - figures.touched() - figures.pleasant();
        return List.of(
                level(shell, Level.PLEASANT, figures.pleasant(), figures),
                level(shell, Level.TOUCHED, figures.touched(), figures),
                level(shell, Level.SATISFIED, plain, figures),
                level(shell, Level.DISSATISFIED, figures.complete() - figures.satisfied(), figures),
                new Fact(
                        shell.t("callback.page.alone"),
                        shell.number(figures.alone()) + " · "
                                + share(shell, new Share(figures.alone(), figures.complete()))));
    }

    private static Fact level(Shell shell, Level level, long count, Figures figures) {
        return new Fact(
                shell.t("callback.level." + level),
                shell.number(count) + " · " + share(shell, new Share(count, figures.complete())));
    }

    /** How many were rung of those whose turn has come, and how many may still be rung in time. */
    public static String covered(Shell shell, Figures figures) {
        var turn = figures.coverage().known()
                ? shell.t("callback.page.coverage.note", figures.attempted(), figures.due() - figures.waiting())
                : shell.t("callback.page.coverage.none");
        return figures.waiting() == 0 ? turn : turn + shell.t("callback.page.coverage.waiting", figures.waiting());
    }

    /** Nobody may be left out: one who was is worse than any share below all looks. */
    public static Tone tone(Figures figures) {
        if (!figures.coverage().known()) return Tone.NEUTRAL;
        return figures.missed() == 0 ? Tone.GOOD : Tone.BAD;
    }

    /** A share in percent, or a dash where nothing is known. */
    public static String share(Shell shell, Share share) {
        return share.known() ? shell.percent(share.value()) : "—";
    }

    public static String range(Shell shell, Share.Range range) {
        return shell.percent(range.low()) + " – " + shell.percent(range.high());
    }
}
