package furong.channel.web.care;

import furong.care.Case;
import furong.care.CaseRecord;
import furong.care.CaseState;
import furong.care.Procedure;
import furong.channel.web.Shell;
import furong.channel.web.hotline.Handing;
import furong.channel.web.ui.Chip;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Step;
import furong.channel.web.ui.Tone;
import furong.contact.Touch;
import furong.customer.Customer;
import furong.organisation.Unit;
import furong.organisation.UnitId;
import furong.workorder.WorkOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One case as its page shows it.
 *
 * @param handing who answers for it; null for a case taken over from a file
 * @param others the customer's other open cases, into which it may be merged
 * @param letters by which it was answered
 * @param work what desks of the back office were asked for because of it
 * @param works whether the reader may handle it
 */
public record CaseView(
        Customer customer,
        CaseRecord record,
        @Nullable Handing handing,
        List<Chip> promises,
        Map<UnitId, Unit> units,
        List<Option> causes,
        List<Case> others,
        List<Touch> letters,
        List<WorkOrder> work,
        List<Option> desks,
        boolean works) {

    public Case matter() {
        return record.matter();
    }

    public String here() {
        return href(matter());
    }

    public static String href(Case one) {
        return "/customers/" + one.customer().text() + "/cases/" + one.id().text();
    }

    public static Tone tone(CaseState state) {
        return switch (state) {
            case OPEN -> Tone.INFO;
            case ANSWERED -> Tone.ACCENT;
            case CLOSED -> Tone.GOOD;
            case MERGED -> Tone.NEUTRAL;
        };
    }

    /** The stages of ISO 10002 and where the case stands. */
    public List<Step> stages(Shell shell) {
        var now = record.stage();
        var steps = new ArrayList<Step>();
        for (var stage : furong.care.Stage.values()) {
            var state = stage.ordinal() < now.ordinal() || matter().state() == CaseState.CLOSED
                    ? Step.State.DONE
                    : stage == now ? Step.State.CURRENT : Step.State.AHEAD;
            steps.add(new Step(shell.t("care.stage." + stage), state));
        }
        return steps;
    }

    public List<Fact> facts(Shell shell) {
        var one = matter();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.copyable(shell.t("care.number"), one.number()));
        facts.add(new Fact(shell.t("care.type"), shell.t(record.procedure().name())));
        facts.add(new Fact(shell.t("care.channel"), shell.t("contact.channel." + one.channel())));
        facts.add(new Fact(shell.t("care.received"), shell.dateTime(one.receivedAt())));
        facts.add(new Fact(shell.t("care.due"), shell.dateTime(one.dueAt())));
        facts.add(new Fact(shell.t("care.unit"), unit(one.unit(), shell)));
        facts.add(new Fact(shell.t("care.handler"), one.handlerBadge()));
        if (handing != null) facts.add(new Fact(shell.t("care.first-asked"), handing.people(shell)));
        if (!one.complainant().isEmpty()) facts.add(new Fact(shell.t("care.complainant"), one.complainant()));
        if (!one.onBehalfOf().isEmpty()) facts.add(new Fact(shell.t("care.behalf"), one.onBehalfOf()));
        for (var field : record.procedure().fields()) facts.add(new Fact(shell.t(field.name()), given(field, shell)));
        return facts;
    }

    public String unit(UnitId id, Shell shell) {
        var unit = units.get(id);
        return unit == null ? "" : shell.t(unit.name());
    }

    /** Whether the reader may offer it to somebody else now. */
    public boolean offers() {
        return works && handing != null && handing.mine() && handing.duty().offer() == null;
    }

    public List<Option> stepOptions(Shell shell) {
        return record.openSteps().stream()
                .map(step -> new Option(step.code(), shell.t(step.name()), shell.t(step.hint())))
                .toList();
    }

    public List<Option> otherOptions() {
        return others.stream()
                .map(other -> new Option(other.id().text(), other.number() + " " + other.title()))
                .toList();
    }

    private String given(Procedure.Field field, Shell shell) {
        var answer = matter().answers().getOrDefault(field.code(), "");
        return field.choices().stream()
                .filter(choice -> choice.zh().equals(answer))
                .findFirst()
                .map(shell::t)
                .orElse(
                        field.kind() == Procedure.FieldKind.YES_NO && !answer.isEmpty()
                                ? shell.t("care.answer." + answer)
                                : answer);
    }
}
