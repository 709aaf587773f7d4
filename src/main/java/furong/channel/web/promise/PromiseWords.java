package furong.channel.web.promise;

import furong.channel.web.Shell;
import furong.channel.web.ui.Chip;
import furong.channel.web.ui.Tone;
import furong.promise.Payout;
import furong.promise.Promise;
import furong.promise.Rule;
import furong.promise.Term;
import furong.promise.Why.Step;
import java.time.DayOfWeek;

/** Promises and their rules in the reader's words. */
public final class PromiseWords {

    private PromiseWords() {}

    public static Chip chip(Promise promise, Shell shell) {
        var state = Chip.State.valueOf(promise.state().name());
        var text = shell.t("promise.type." + promise.type());
        return new Chip(text, promise.dueAt(), state, promise.endedAt(), whyHref(promise));
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
