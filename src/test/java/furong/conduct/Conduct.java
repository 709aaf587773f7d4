package furong.conduct;

import furong.callback.Callback;
import furong.callback.Callbacks;
import furong.callback.Disposition;
import furong.callback.Ending;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.ordering.Counter;
import furong.ordering.Order;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.survey.Level;
import furong.survey.Script;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** For tests of conduct: the quality department, the management, and customers who say how it was. */
@Component
public class Conduct {

    public static final UnitId QUALITY = new UnitId(26);
    public static final UnitId COMPANY = new UnitId(1);

    private final Staffed staffed;
    private final Counter counter;
    private final Callbacks callbacks;
    private final Signals signals;
    private final Proceedings proceedings;
    private final Staff staff;

    Conduct(
            Staffed staffed,
            Counter counter,
            Callbacks callbacks,
            Signals signals,
            Proceedings proceedings,
            Staff staff) {
        this.staffed = staffed;
        this.counter = counter;
        this.callbacks = callbacks;
        this.signals = signals;
        this.proceedings = proceedings;
        this.staff = staff;
    }

    public SignedIn supervisor() {
        return staffed.person(Role.QUALITY_SUPERVISOR, QUALITY, null);
    }

    public SignedIn manager() {
        return staffed.person(Role.BRANCH_MANAGER, COMPANY, null);
    }

    public SignedIn payroll() {
        return staffed.person(Role.FINANCE, COMPANY, null);
    }

    public SignedIn technician() {
        return staffed.person(Role.TECHNICIAN, Counter.UNIT, null);
    }

    StaffMember member(StaffId id) {
        return staff.member(id);
    }

    public static Actor at(SignedIn who) {
        return who.who().from("test");
    }

    /** An installation is done and the customer is rung: everything was kept but {@code missed}. */
    public Order.Open installed(String name, Level level, Set<String> missed) {
        var order = counter.order(counter.walksIn(name), "ADSL_2M");
        counter.crewDoes(order);
        var due = (Callback.Due)
                callbacks.about(order.customer(), order.id().subject()).getFirst();
        var agent = counter.at(counter.agent());
        var _ = callbacks.claim(due.customer(), due.id(), agent);
        var answers = new HashMap<String, String>();
        for (var question : callbacks.view(due.customer(), due.id()).script().questions())
            if (question.kind() == Script.Kind.YES_NO)
                answers.put(question.code(), missed.contains(question.item()) ? "no" : "yes");
            else if (question.kind() == Script.Kind.LEVEL) answers.put(question.code(), level.name());
        callbacks.end(
                new Ending(due.customer(), due.id(), Disposition.I, "REC-1", Map.copyOf(answers), "师傅没穿工装", ""), agent);
        return order;
    }

    /** A complaint noted by a supervisor, against one item. */
    SignalId complaint(StaffMember about, String item, LocalDate on, SignedIn by) {
        return signals.take(
                new NewSignal(
                        Signal.Source.COMPLAINT,
                        "case:" + furong.platform.Ids.text(furong.platform.Ids.next()),
                        about,
                        about.badge(),
                        item,
                        on,
                        "客户投诉",
                        "",
                        null,
                        by.who().id().value()),
                at(by));
    }

    /** From a signal to the notice. */
    ProceedingId begun(SignalId signal, SignedIn opener) {
        var id = proceedings.open(signal, "按公约核实", at(opener));
        proceedings.notify(id, "请在三日后说明情况", at(opener));
        return id;
    }

    public static byte[] photo() {
        var bytes = new ByteArrayOutputStream();
        try {
            var _ = ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
