package furong.channel.web.debit;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tab;
import furong.channel.web.ui.Tone;
import furong.debit.BankFile;
import furong.debit.CollectionState;
import furong.debit.FileRow;
import furong.debit.Run;
import furong.debit.Terms;
import furong.platform.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Files, entries and collections in the reader's words. */
public final class DebitWords {

    private static final int OLD_DAYS = 3;

    private DebitWords() {}

    public static List<Tab> tabs(Shell shell, String current) {
        return List.of(
                new Tab(shell.t("debit.tab.runs"), "/debit", current.equals("runs")),
                new Tab(shell.t("debit.tab.files"), "/debit/files", current.equals("files")),
                new Tab(shell.t("debit.tab.returns"), "/debit/returns", current.equals("returns")),
                new Tab(shell.t("debit.tab.unmatched"), "/debit/unplaced", current.equals("unplaced")));
    }

    public static List<Option> banks(Shell shell, List<Terms> terms) {
        return terms.stream()
                .map(one -> new Option(one.bank().value(), one.bank().value()))
                .toList();
    }

    public static Tone tone(Run.State state) {
        return switch (state) {
            case DRAWING -> Tone.INFO;
            case READY -> Tone.WARN;
            case SENT -> Tone.INFO;
            case ANSWERED -> Tone.GOOD;
        };
    }

    public static Tone tone(CollectionState state) {
        return switch (state) {
            case DRAWN -> Tone.NEUTRAL;
            case SENT, ACCEPTED -> Tone.INFO;
            case PAID -> Tone.GOOD;
            case REJECTED, RETURNED -> Tone.BAD;
        };
    }

    public static Tone tone(BankFile.State state) {
        return switch (state) {
            case GIVEN -> Tone.NEUTRAL;
            case READING, POSTING -> Tone.INFO;
            case DONE -> Tone.GOOD;
            case REFUSED -> Tone.BAD;
        };
    }

    public static Tone tone(FileRow.State state) {
        return switch (state) {
            case WAITING -> Tone.INFO;
            case DONE -> Tone.GOOD;
            case UNMATCHED -> Tone.WARN;
            case TWICE, IGNORED -> Tone.NEUTRAL;
        };
    }

    public static String money(Shell shell, long minor) {
        return shell.money(Money.fen(minor));
    }

    public static String kind(Shell shell, BankFile file) {
        return shell.t(file.kind() == null ? "debit.kind.unknown" : "debit.kind." + file.kind());
    }

    /** Why a file was refused as a whole, in a sentence; empty if it was not. */
    public static String problem(Shell shell, BankFile file) {
        return file.problem() == null
                ? ""
                : shell.t("refused." + file.problem(), file.facts().toArray());
    }

    public static String note(Shell shell, FileRow row) {
        return row.note().isEmpty() ? "" : shell.t("debit.note." + row.note());
    }

    /** Since the day the bank counted it. */
    public static long ageDays(FileRow row, LocalDate today) {
        var value = row.entry().valueDate();
        return value == null ? 0 : Math.max(0, value.until(today, ChronoUnit.DAYS));
    }

    public static Tone ageTone(FileRow row, LocalDate today) {
        return ageDays(row, today) >= OLD_DAYS ? Tone.BAD : Tone.WARN;
    }

    public static boolean isMoving(BankFile file) {
        return file.state() != BankFile.State.DONE && file.state() != BankFile.State.REFUSED;
    }
}
