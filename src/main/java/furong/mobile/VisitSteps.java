package furong.mobile;

import furong.fieldwork.Command;
import furong.fieldwork.Command.Offline;
import furong.fieldwork.Visit;
import furong.fieldwork.Visits;
import furong.material.Stores;
import furong.material.Use;
import furong.organisation.Crew;
import furong.platform.Actor;
import furong.platform.Refused;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Does what a report says. */
@Component
class VisitSteps {

    /** They lead up to the work; where it is done anyhow, one that no longer fits is left out. */
    private static final Set<String> ON_THE_WAY = Set.of("SET_OUT", "ARRIVE", "WAIT", "START_WORK");

    private static final Set<String> BESIDE_THE_PLAN = Set.of("ATTACH", "PARTS");

    private final Visits visits;
    private final Attachments attachments;
    private final Stores stores;

    VisitSteps(Visits visits, Attachments attachments, Stores stores) {
        this.visits = visits;
        this.attachments = attachments;
        this.stores = stores;
    }

    /** Whether it is a step of the visit, and so depends on whose visit it is. */
    static boolean isStep(Report report) {
        return !BESIDE_THE_PLAN.contains(report.kind());
    }

    /** The visit becomes the crew's again, for its work is done. */
    void takeOver(Report report, Device device, Crew crew, Actor by) {
        var id = "take-over:" + report.visit().text() + ":" + crew.id().text();
        var command = new Command(id, report.deviceTime(), new Offline(device.id(), device.sentAt()), by);
        visits.takeOver(report.customer(), report.visit(), crew.id(), command);
    }

    void doIfItFits(Report report, Device device, Crew crew, Actor by) {
        try {
            take(report, device, crew, by);
        } catch (Refused refused) {
            if (!ON_THE_WAY.contains(report.kind()) || !refused.code().startsWith("visit-is-")) throw refused;
        }
    }

    void take(Report report, Device device, Crew crew, Actor by) {
        switch (report.kind()) {
            case "ATTACH" -> {
                attachments.attach(report, by);
                atTheDoor(report, device, by);
            }
            case "PARTS" -> use(report, crew, by);
            default -> {
                var done = step(report, device, by);
                if (!done.id().equals(report.visit())) throw new IllegalStateException(report.id());
            }
        }
    }

    /** A photo taken while nobody opens shows that the crew was there. */
    private void atTheDoor(Report report, Device device, Actor by) {
        if (!report.field("kind").equals("PHOTO")) return;
        var state = visits.get(report.customer(), report.visit()).state();
        if (state != Visit.State.WAITING && state != Visit.State.ARRIVED) return;
        var command = new Command(report.id(), report.deviceTime(), new Offline(device.id(), device.sentAt()), by);
        visits.doorPhoto(report.customer(), report.visit(), report.field("sha256"), command);
    }

    private Visit step(Report report, Device device, Actor by) {
        var customer = report.customer();
        var visit = report.visit();
        var command = new Command(report.id(), report.deviceTime(), new Offline(device.id(), device.sentAt()), by);
        return switch (report.kind()) {
            case "SET_OUT" -> visits.onTheWay(customer, visit, command);
            case "ARRIVE" -> visits.arrive(customer, visit, command);
            case "WAIT" -> visits.waiting(customer, visit, command);
            case "ATTEMPT" ->
                visits.contactAttempt(customer, visit, report.field("how"), report.isTrue("answered"), command);
            case "ABSENT" -> visits.absent(customer, visit, command);
            case "START_WORK" -> visits.startWork(customer, visit, command);
            case "CHECK" -> visits.check(customer, visit, report.field("item"), report.isTrue("ticked"), command);
            case "TEST" ->
                visits.recordTest(
                        customer,
                        visit,
                        report.isTrue("passed"),
                        "by_hand " + report.field("figures").strip(),
                        command);
            case "FINISH" -> visits.done(customer, visit, command);
            case "FAIL" -> visits.fail(customer, visit, report.field("reason"), report.field("note"), command);
            default -> throw new Refused("report-unknown", report.kind());
        };
    }

    private void use(Report report, Crew crew, Actor by) {
        var quantity = report.field("quantity");
        var van = stores.ofCrew(crew.id(), crew.unit());
        var used = new Use(
                report.id(),
                report.field("item"),
                quantity.matches("\\d{1,6}") ? Integer.parseInt(quantity) : 0,
                report.customer(),
                "visit:" + report.visit().text(),
                report.deviceTime());
        stores.use(van.id(), used, by);
    }
}
