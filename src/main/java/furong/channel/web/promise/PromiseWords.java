package furong.channel.web.promise;

import furong.channel.web.Shell;
import furong.channel.web.ui.Chip;
import furong.channel.web.ui.Tone;
import furong.promise.Payout;
import furong.promise.Promise;
import furong.promise.PromiseState;
import furong.promise.Rule;
import furong.promise.Term;
import furong.promise.Why.Pause;
import furong.promise.Why.Step;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Promises and their rules in the reader's words. */
public final class PromiseWords {

    private PromiseWords() {}

    public static Chip chip(Promise promise, Shell shell) {
        return chip(promise, whyHref(promise), shell);
    }

    /** Without the question "why?", for where that is being answered. */
    public static Chip plainChip(Promise promise, Shell shell) {
        return chip(promise, null, shell);
    }

    private static Chip chip(Promise promise, @Nullable String whyHref, Shell shell) {
        var state = promise.state() == PromiseState.OPEN && promise.pausedAt() != null
                ? Chip.State.PAUSED
                : Chip.State.valueOf(promise.state().name());
        var text = shell.t("promise.type." + promise.type());
        return new Chip(text, promise.dueAt(), state, promise.endedAt(), whyHref);
    }

    /** Since when the clock stands or stood, and until when. */
    public static String pause(Pause pause, Shell shell) {
        var since = shell.dateTime(pause.beganAt());
        var until = pause.endedAt();
        var key = until == null ? "promise.pause.stands" : "promise.pause.stood";
        return shell.t(
                key, since, until == null ? "" : shell.dateTime(until), shell.t("promise.cause." + pause.reason()));
    }

    /** What shows something, noted as {@code waited_minutes=12 attempts=2}, in words; other notes as they are. */
    public static String evidence(String noted, Shell shell) {
        return Arrays.stream(noted.split(" ")).anyMatch(part -> !part.contains("="))
                ? noted
                : Arrays.stream(noted.split(" "))
                        .map(part -> evidence(part.split("=", 2), shell))
                        .collect(Collectors.joining(shell.zh() ? "，" : ", "));
    }

    private static String evidence(String[] part, Shell shell) {
        var key = "promise.evidence." + part[0];
        var words = shell.texts().textOr(shell.locale(), key, "");
        if (words.isEmpty()) return part[0] + " " + part[1];
        return shell.t(key, part[0].equals("not_arrived_by") ? shell.dateTime(Instant.parse(part[1])) : part[1]);
    }

    public static String whyHref(Promise promise) {
        return "/promises/" + promise.customer().text() + "/" + promise.id().text() + "/why";
    }

    /** The time due; what is due at midnight is due at the end of the day before it, not at the beginning of a day. */
    public static String due(Promise promise, Shell shell) {
        if (!shell.time(promise.dueAt()).equals("00:00")) return shell.dateTime(promise.dueAt());
        return shell.dateTime(promise.dueAt().minusSeconds(60)).replace("23:59", "24:00");
    }

    /** What a promise is about: the word for its kind, or the kind itself where no page has a word for it yet. */
    public static String subject(Promise promise, Shell shell) {
        var kind = promise.subject().split(":", 2)[0];
        return shell.texts().textOr(shell.locale(), "promise.subject." + kind, kind);
    }

    /** Why it was not kept: one of our causes by its name, or the words somebody wrote. */
    public static String cause(Promise promise, Shell shell) {
        return shell.texts().textOr(shell.locale(), "promise.cause." + promise.cause(), promise.cause());
    }

    public static String step(Step step, Shell shell) {
        return shell.t(step.key(), step.values().toArray());
    }

    public static String term(Term term, Shell shell) {
        return switch (term) {
            case Term.Hours hours -> shell.t("promise.term.hours", hours.count());
            case Term.CalendarDays days -> shell.t("promise.term.calendar-days", days.count());
            case Term.WorkingDays days -> shell.t("promise.term.working-days", days.count());
            case Term.WorkingHours hours -> shell.t("promise.term.working-hours", hours.count());
            case Term.SameDay day ->
                shell.t("promise.term.same-day", day.cutoff().toString(), day.otherwise());
            case Term.Agreed ignored -> shell.t("promise.term.agreed");
        };
    }

    public static String payout(Payout payout, Shell shell) {
        return switch (payout) {
            case Payout.None ignored -> shell.t("promise.payout.none");
            case Payout.Once once -> shell.t("promise.payout.once", once.amount());
            case Payout.PerDay day ->
                day.cap() == null
                        ? shell.t("promise.payout.per-day", day.amount())
                        : shell.t("promise.payout.per-day-capped", day.amount(), day.cap());
            case Payout.PerDate date -> shell.t("promise.payout.per-date", date.amount());
            case Payout.ShareOfFeePerDay share ->
                shell.t("promise.payout.share", shell.formats().percent(share.basisPoints() / 10_000.0));
            case Payout.RentForTheTime ignored -> shell.t("promise.payout.rent");
        };
    }

    /** For whom a rule is: segment, product and setting, where it names them. */
    public static String whom(Rule rule, Shell shell) {
        var parts = new java.util.ArrayList<String>();
        if (rule.segment() != null) parts.add(shell.t("organisation.segment." + rule.segment()));
        if (!rule.product().isEmpty()) parts.add(rule.product());
        if (rule.setting() != Rule.Setting.ANY) parts.add(shell.t("promise.setting." + rule.setting()));
        return parts.isEmpty() ? shell.t("promise.whom.all") : String.join(" · ", parts);
    }

    /** Working hours in the reader's words; the days are named as the calendar names them. */
    public static String hours(Object hours, Shell shell) {
        var text = hours.toString().replace("-", "–").replace(",", ", ");
        for (var day : DayOfWeek.values())
            text = text.replace(day.name().substring(0, 3), shell.formats().weekday(day));
        return text;
    }

    /** Where a rule comes from; a source of our own is written in both languages, ours first. */
    public static String source(Rule rule, Shell shell) {
        var parts = rule.source().split(" / ", 2);
        return parts.length == 2 && !shell.zh() ? parts[1] : parts[0];
    }

    public static Tone tone(Rule.Kind kind) {
        return switch (kind) {
            case LAW -> Tone.ACCENT;
            case STANDARD, OPERATOR -> Tone.INFO;
            case HOUSE -> Tone.NEUTRAL;
        };
    }
}
