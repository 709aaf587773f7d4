package furong.channel.web.board;

import furong.channel.web.Shell;
import furong.channel.web.ui.Tone;
import furong.fieldwork.Visit;
import furong.planning.DayPlan;
import furong.planning.Item;
import furong.planning.PlannedStop;
import furong.planning.Quote;
import furong.planning.Task;
import furong.planning.Violation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;

/** How the board says things. */
public final class BoardWords {

    private BoardWords() {}

    public static String time(int tick) {
        return DayPlan.time(tick).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    public static String window(Task task) {
        return task.kind() == Task.Kind.TOUR
                ? time(task.from()) + "–" + time(task.from() + 60 * task.minutes())
                : time(task.from()) + "–" + time(task.until());
    }

    public static String kilometres(long metres) {
        return BigDecimal.valueOf(metres, 3).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    public static long minutes(long seconds) {
        return Math.round(seconds / 60.0);
    }

    public static String title(Task task, Shell shell) {
        if (task.kind() == Task.Kind.VISIT) return shell.t("fieldwork.purpose." + task.title());
        var names = task.title().split(" / ", 2);
        return shell.zh() || names.length < 2 ? names[0] : names[1];
    }

    public static String name(Item item, Shell shell) {
        return title(item.task(), shell) + " · " + item.task().address();
    }

    public static String state(Visit.State state, Shell shell) {
        return shell.t("fieldwork.state." + state);
    }

    public static Tone tone(PlannedStop stop) {
        if (stop.task().state() == Visit.State.DONE) return Tone.GOOD;
        if (stop.late() > 0) return Tone.BAD;
        return stop.task().begun() ? Tone.INFO : Tone.NEUTRAL;
    }

    /** The rule that is not kept, and by how much. */
    public static String violation(Violation broken, Shell shell) {
        return shell.t("board.rule." + broken.kind(), broken.minutes());
    }

    /** "12 min and 3.4 km more; begins at 10:12". */
    public static String cost(Quote quote, Shell shell) {
        return shell.t(
                "board.why.cost",
                signed(minutes(quote.extraSeconds())),
                signed(quote.extraMetres()),
                time(quote.start()));
    }

    private static String signed(long minutes) {
        return minutes > 0 ? "+" + minutes : Long.toString(minutes).replace('-', '−');
    }

    private static String signed(int metres) {
        var text = kilometres(Math.abs(metres));
        return metres < 0 ? "−" + text : "+" + text;
    }
}
