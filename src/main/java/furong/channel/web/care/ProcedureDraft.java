package furong.channel.web.care;

import furong.care.CaseKind;
import furong.care.NewProcedure;
import furong.care.Procedure;
import furong.care.Procedure.Field;
import furong.care.Procedure.FieldKind;
import furong.care.Procedure.Owner;
import furong.care.Procedure.Rung;
import furong.care.Procedure.Step;
import furong.care.Procedure.Target;
import furong.care.Stage;
import furong.platform.Label;
import furong.platform.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a procedure from the boxes of its editor; rows left empty are left out. */
final class ProcedureDraft {

    /** So many rows of each list are read. */
    static final int ROWS = 12;

    /** The stages a step may belong to; the others are the same for all types. */
    static final List<Stage> STAGES =
            List.of(Stage.ACKNOWLEDGEMENT, Stage.ASSESSMENT, Stage.INVESTIGATION, Stage.RESPONSE);

    private final Map<String, String> sent;

    ProcedureDraft(Map<String, String> sent) {
        this.sent = sent;
    }

    NewProcedure read(String code, int after) {
        return new NewProcedure(
                code,
                after,
                day(text("since")),
                one(CaseKind.class, "kind"),
                one(Owner.class, "owner"),
                limit(),
                text("product"),
                sent.containsKey("callsBack"),
                label("name"),
                label("knowledge"),
                steps(),
                fields(),
                ladder());
    }

    private List<Step> steps() {
        var steps = new ArrayList<Step>();
        var used = new HashSet<String>();
        for (var n = 0; n < ROWS; n++) {
            var row = "step-" + n + "-";
            var name = label(row + "name");
            if (isEmpty(name)) continue;
            var code = unused(text(row + "code"), "STEP_", n, used);
            steps.add(new Step(
                    code, one(Stage.class, row + "stage"), sent.containsKey(row + "must"), name, label(row + "hint")));
        }
        return steps;
    }

    private List<Field> fields() {
        var fields = new ArrayList<Field>();
        var used = new HashSet<String>();
        for (var n = 0; n < ROWS; n++) {
            var row = "field-" + n + "-";
            var name = label(row + "name");
            if (isEmpty(name)) continue;
            var code = unused(text(row + "code"), "field", n, used);
            var kind = one(FieldKind.class, row + "kind");
            var choices = kind == FieldKind.CHOICE ? choices(row) : List.<Label>of();
            fields.add(new Field(code, kind, sent.containsKey(row + "must"), name, choices));
        }
        return fields;
    }

    /** Choices stand one after the other in both languages, divided by commas of either script. */
    private List<Label> choices(String row) {
        var zh = parts(text(row + "choicesZh"));
        var en = parts(text(row + "choicesEn"));
        if (zh.size() != en.size()) throw Refused.field("fields", "procedure-choices", label(row + "name"));
        var choices = new ArrayList<Label>();
        for (var n = 0; n < zh.size(); n++) choices.add(new Label(zh.get(n), en.get(n)));
        return choices;
    }

    private List<Rung> ladder() {
        var rungs = new ArrayList<Rung>();
        for (var n = 0; n < ROWS; n++) {
            var percent = text("rung-" + n + "-percent");
            if (percent.isEmpty()) continue;
            if (!percent.matches("\\d{1,4}")) throw Refused.field("ladder", "procedure-ladder-order");
            rungs.add(
                    new Rung(rungs.size() + 1, Integer.parseInt(percent), one(Target.class, "rung-" + n + "-target")));
        }
        return rungs;
    }

    /** The code a row had, or a new one: it is never shown, and what was answered under it is read by it. */
    private static String unused(String given, String prefix, int n, Set<String> used) {
        var letter = String.valueOf((char) ('A' + n));
        var code = given.isEmpty() ? prefix + letter : given;
        while (!used.add(code)) code = code + letter;
        return code;
    }

    private @Nullable Integer limit() {
        var hours = text("limit");
        if (hours.isEmpty()) return null;
        if (!hours.matches("\\d{1,4}")) throw Refused.field("limit", "procedure-limit", 2_000);
        return Integer.valueOf(hours);
    }

    private <E extends Enum<E>> E one(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text(name)))
                .findFirst()
                .orElseThrow(() -> Refused.field(name, "required"));
    }

    private String text(String name) {
        return sent.getOrDefault(name, "").strip();
    }

    private Label label(String name) {
        return new Label(text(name + "Zh"), text(name + "En"));
    }

    private static boolean isEmpty(Label label) {
        return label.zh().isEmpty() && label.en().isEmpty();
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split("[,，、]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refused.field("since", "procedure-since");
        }
    }

    static String joined(List<Label> choices, boolean zh) {
        return String.join(
                zh ? "，" : ", ",
                choices.stream().map(one -> zh ? one.zh() : one.en()).toList());
    }

    /** As many rows as there are, and three to fill in. */
    static int rows(@Nullable Procedure procedure, int have) {
        return Math.min(ROWS, procedure == null ? Math.max(4, have) : have + 2);
    }
}
