package furong.care;

import furong.platform.Label;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How cases of one type are handled; data, so that a new type needs no code.
 *
 * @param owner who handles it
 * @param limitHours hours to answer in; null for what the promise rules say
 * @param product code of the product it is about, "" for any
 * @param callsBack whether the customer is rung after closing
 * @param knowledge what to know while handling it
 */
public record Procedure(
        String code,
        int version,
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

    public Procedure {
        steps = List.copyOf(steps);
        fields = List.copyOf(fields);
        ladder = List.copyOf(ladder);
    }

    /** Who handles a case. Message keys {@code care.owner.…}. */
    public enum Owner {
        /** The unit that was asked. */
        ASKED,
        /** The unit that faces the customer. */
        CUSTOMER,
        HOTLINE,
        QUALITY
    }

    /** Something to be done; a required one before the answer. */
    public record Step(String code, Stage stage, boolean required, Label name, Label hint) {}

    /** Something to ask when the case is taken up; choices in their order, empty unless it is one. */
    public record Field(String code, FieldKind kind, boolean required, Label name, List<Label> choices) {}

    /** How a field is answered. */
    public enum FieldKind {
        TEXT,
        CHOICE,
        DATE,
        YES_NO
    }

    /** After {@code percent} of its time an unanswered case goes to {@code target}. */
    public record Rung(int level, int percent, Target target) {}

    /** To whom a case goes up. Message keys {@code care.target.…}. */
    public enum Target {
        /** A warning to the unit that handles it. */
        HANDLER,
        /** The manager of that unit. */
        MANAGER,
        /** The unit above. */
        PARENT,
        /** The quality department. */
        QUALITY
    }
}
