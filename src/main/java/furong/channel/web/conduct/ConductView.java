package furong.channel.web.conduct;

import furong.channel.web.Shell;
import furong.channel.web.ui.Step;
import furong.channel.web.ui.Tone;
import furong.conduct.Proceeding;
import furong.conduct.Signal;
import furong.convention.Convention;
import furong.convention.Conventions;
import furong.organisation.Organisation;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How signals and proceedings are put into words: items by their version, people by name, stages by colour. */
public final class ConductView {

    private final Shell shell;
    private final Map<Integer, Convention> conventions;
    private final Map<StaffId, StaffMember> people;
    private final Organisation organisation;

    private ConductView(
            Shell shell,
            Map<Integer, Convention> conventions,
            Map<StaffId, StaffMember> people,
            Organisation organisation) {
        this.shell = shell;
        this.conventions = conventions;
        this.people = people;
        this.organisation = organisation;
    }

    static ConductView of(
            Shell shell,
            Conventions conventions,
            Staff staff,
            Organisation organisation,
            Collection<? extends @Nullable StaffId> people) {
        var known = new ArrayList<StaffId>();
        for (var person : people) if (person != null) known.add(person);
        return new ConductView(
                shell,
                conventions.all().stream().collect(Collectors.toMap(Convention::version, one -> one)),
                staff.members(known),
                organisation);
    }

    public Shell shell() {
        return shell;
    }

    /** The words of an item as they were in the version it is held against. */
    public String item(int version, String code) {
        var convention = conventions.get(version);
        return convention == null
                ? code
                : convention.item(code).map(item -> shell.t(item.text())).orElse(code);
    }

    public String item(Signal signal) {
        return item(signal.convention(), signal.item());
    }

    public String name(@Nullable StaffId person) {
        var member = person == null ? null : people.get(person);
        return member == null ? shell.t("conduct.nobody") : shell.t(member.name());
    }

    public String unit(@Nullable UnitId unit) {
        return unit == null ? "" : shell.t(organisation.unit(unit).name());
    }

    public static Tone tone(Proceeding.Stage stage) {
        return switch (stage) {
            case OPENED, NOTIFIED, HEARD -> Tone.INFO;
            case UPHELD, CONFIRMED -> Tone.BAD;
            case NOT_UPHELD, REVERSED -> Tone.GOOD;
            case APPEALED -> Tone.WARN;
        };
    }

    public static Tone tone(Signal.Source source) {
        return source == Signal.Source.FINDING ? Tone.INFO : source == Signal.Source.CALLBACK ? Tone.ACCENT : Tone.WARN;
    }

    /** The stations of a proceeding; the appeal is shown only where there is one. */
    public List<Step> steps(Proceeding one) {
        var steps = new ArrayList<Step>();
        steps.add(new Step(shell.t("conduct.step.evidence"), Step.State.DONE, shell.date(one.at())));
        var notice = one.notice();
        var hearing = one.hearing();
        var decision = one.decision();
        steps.add(step("notice", notice == null ? null : shell.date(notice.at()), true));
        steps.add(step("hearing", hearing == null ? null : shell.date(hearing.at()), notice != null));
        steps.add(step("decision", decision == null ? null : shell.date(decision.at()), hearing != null));
        var appeal = one.appeal();
        if (appeal != null) {
            var ruling = one.ruling();
            steps.add(step("appeal", shell.date(appeal.at()), true));
            steps.add(step("ruling", ruling == null ? null : shell.date(ruling.at()), true));
        }
        if (decision != null && decision.upheld()) {
            var settled = one.settlements().isEmpty() ? null : one.settlements().getFirst();
            if (settled != null || one.isUpheld())
                steps.add(step(
                        "settlement", settled == null ? null : shell.date(settled.at()), one.isToSettle(shell.now())));
        }
        return steps;
    }

    private Step step(String what, @Nullable String done, boolean next) {
        var state = done != null ? Step.State.DONE : next ? Step.State.CURRENT : Step.State.AHEAD;
        return new Step(shell.t("conduct.step." + what), state, Objects.requireNonNullElse(done, ""));
    }
}
