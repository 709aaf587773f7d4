package furong.channel.web.care;

import furong.care.Procedure;
import furong.care.Procedure.FieldKind;
import furong.care.Procedure.Rung;
import furong.care.Procedure.Target;
import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.platform.Label;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the editor of a procedure offers to choose from, and how many rows it shows. */
public final class ProcedureEditorWords {

    /** A new type begins with the ladder of a complaint. */
    private static final List<Rung> USUAL = List.of(
            new Rung(1, 75, Target.HANDLER), new Rung(2, 100, Target.MANAGER), new Rung(3, 160, Target.QUALITY));

    private static final int LADDER = 5;

    private ProcedureEditorWords() {}

    public static List<Option> stages(Shell shell) {
        return ProcedureDraft.STAGES.stream()
                .map(stage -> new Option(stage.name(), shell.t("care.stage." + stage)))
                .toList();
    }

    public static List<Option> kinds(Shell shell) {
        return Arrays.stream(FieldKind.values())
                .map(kind -> new Option(kind.name(), shell.t("care.field." + kind)))
                .toList();
    }

    public static List<Option> targets(Shell shell) {
        return Arrays.stream(Target.values())
                .map(target -> new Option(target.name(), shell.t("care.target." + target)))
                .toList();
    }

    public static int steps(@Nullable Procedure procedure) {
        return ProcedureDraft.rows(
                procedure, procedure == null ? 0 : procedure.steps().size());
    }

    public static int fields(@Nullable Procedure procedure) {
        return ProcedureDraft.rows(
                procedure, procedure == null ? 0 : procedure.fields().size());
    }

    public static int rungs(@Nullable Procedure procedure) {
        return procedure == null ? LADDER : Math.max(LADDER, procedure.ladder().size());
    }

    public static @Nullable Rung rung(@Nullable Procedure procedure, int n) {
        var ladder = procedure == null ? USUAL : procedure.ladder();
        return n < ladder.size() ? ladder.get(n) : null;
    }

    public static String joined(List<Label> choices, boolean zh) {
        return ProcedureDraft.joined(choices, zh);
    }
}
