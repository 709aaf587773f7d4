package furong.channel.web.fault;

import furong.channel.web.Shell;
import furong.channel.web.hotline.Handing;
import furong.channel.web.ui.Chip;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.SlotDay;
import furong.channel.web.ui.Tone;
import furong.customer.Customer;
import furong.fault.Fault;
import furong.fault.FaultState;
import furong.fault.Outage;
import furong.platform.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fault as its page shows it.
 *
 * @param outage the fault of many it belongs to, null if it stands alone
 * @param days when a crew could come
 * @param handing who answers for it
 */
public record FaultView(
        Customer customer,
        Fault fault,
        @Nullable Outage outage,
        List<Chip> promises,
        Map<String, Label> symptoms,
        List<Option> causes,
        List<SlotDay> days,
        List<Label> diagnosis,
        @Nullable Handing handing,
        boolean works) {

    /** Whether the reader may offer it to somebody else now. */
    public boolean offers() {
        return works && handing != null && handing.mine() && handing.duty().offer() == null;
    }

    public String here() {
        return href(fault);
    }

    public static String href(Fault one) {
        return "/customers/" + one.customer().text() + "/faults/" + one.id().text();
    }

    public static Tone tone(FaultState state) {
        return switch (state) {
            case OPEN -> Tone.WARN;
            case VISIT -> Tone.INFO;
            case MENDED -> Tone.GOOD;
            case WITHDRAWN -> Tone.NEUTRAL;
        };
    }

    public List<Fact> facts(Shell shell) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.copyable(shell.t("fault.number"), fault.number()));
        facts.add(new Fact(shell.t("fault.line"), fault.line()));
        facts.add(new Fact(shell.t("fault.symptom"), symptom(shell)));
        facts.add(new Fact(shell.t("fault.note"), fault.note()));
        facts.add(new Fact(shell.t("fault.exchange"), fault.exchange()));
        facts.add(new Fact(shell.t("fault.reported"), shell.dateTime(fault.reportedAt())));
        facts.add(new Fact(shell.t("fault.due"), shell.dateTime(fault.dueAt())));
        facts.add(new Fact(shell.t("fault.test"), test(shell)));
        if (handing != null) facts.add(new Fact(shell.t("care.first-asked"), handing.people(shell)));
        if (fault.visit() != null)
            facts.add(Fact.link(
                    shell.t("fault.visit"),
                    shell.t("fault.visit.see"),
                    "/field/visits/" + fault.customer().text() + "/"
                            + fault.visit().text()));
        if (fault.cause() != null) facts.add(new Fact(shell.t("fault.cause"), cause(fault.cause())));
        if (!fault.remedy().isEmpty()) facts.add(new Fact(shell.t("fault.remedy"), fault.remedy()));
        return facts;
    }

    public String symptom(Shell shell) {
        var name = symptoms.get(fault.symptom());
        return name == null ? fault.symptom() : shell.t(name);
    }

    private String test(Shell shell) {
        var passed = fault.testPassed();
        if (passed == null) return shell.t("fault.test.none");
        if (passed) return shell.t("fault.test.passed");
        return shell.t("fault.test.failed") + " · "
                + shell.texts().textOr(shell.locale(), "network.fault." + fault.testFault(), fault.testFault());
    }

    private String cause(String code) {
        return causes.stream()
                .filter(one -> one.value().equals(code))
                .findFirst()
                .map(Option::text)
                .orElse(code);
    }
}
