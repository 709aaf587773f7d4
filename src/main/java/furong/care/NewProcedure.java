package furong.care;

import furong.care.Procedure.Field;
import furong.care.Procedure.FieldKind;
import furong.care.Procedure.Owner;
import furong.care.Procedure.Rung;
import furong.care.Procedure.Step;
import furong.care.Procedure.Target;
import furong.platform.Label;
import furong.platform.Refused;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a type of case is to be handled from a day on: a new type, or the next version of one.
 *
 * @param after the version it was written from, 0 for a new type
 * @param limitHours null for what the promise rules say
 */
public record NewProcedure(
        String code,
        int after,
        LocalDate since,
        CaseKind kind,
        Owner owner,
        @Nullable Integer limitHours,
        String product,
        boolean callsBack,
        Label name,
        Label knowledge,
        List<Step> steps,
        List<Field> fields,
        List<Rung> ladder) {

    private static final int HOURS_MAX = 2_000;
    private static final int WORDS_MAX = 2_000;

    public NewProcedure {
        steps = List.copyOf(steps);
        fields = List.copyOf(fields);
        ladder = List.copyOf(ladder);
    }

    /** Refused at the field that is missing or cannot be so. */
    void check() {
        if (!code.matches("[A-Z][A-Z_]{2,39}")) throw Refused.field("code", "procedure-code");
        mustSay("name", name);
        mustSay("knowledge", knowledge);
        if (limitHours != null && (limitHours < 1 || limitHours > HOURS_MAX))
            throw Refused.field("limit", "procedure-limit", HOURS_MAX);
        if (steps.isEmpty()) throw Refused.field("steps", "procedure-steps");
        for (var step : steps) mustSay("steps", step.name());
        for (var field : fields) {
            mustSay("fields", field.name());
            var enough = field.kind() != FieldKind.CHOICE || field.choices().size() > 1;
            if (!enough) throw Refused.field("fields", "procedure-choices", field.name());
            for (var choice : field.choices()) mustSay("fields", choice);
        }
        if (ladder.isEmpty() || ladder.getLast().target() != Target.QUALITY)
            throw Refused.field("ladder", "procedure-ladder");
        var percent = new HashSet<Integer>();
        for (var rung : ladder) {
            var later = percent.stream().allMatch(before -> before < rung.percent());
            if (rung.percent() < 1 || !later) throw Refused.field("ladder", "procedure-ladder-order");
            percent.add(rung.percent());
        }
    }

    private static void mustSay(String field, Label words) {
        if (words.zh().isBlank() || words.en().isBlank()) throw Refused.field(field, "procedure-words");
        if (words.zh().length() > WORDS_MAX || words.en().length() > WORDS_MAX)
            throw Refused.field(field, "field-too-long", WORDS_MAX);
    }
}
