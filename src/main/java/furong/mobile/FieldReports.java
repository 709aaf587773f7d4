package furong.mobile;

import furong.customer.CustomerId;
import furong.fieldwork.Tours;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.VisitRecord;
import furong.fieldwork.Visits;
import furong.mobile.Receipt.Outcome;
import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.Organisation;
import furong.organisation.Scope;
import furong.organisation.StaffMember;
import furong.platform.Actor;
import furong.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What crews do without a network, and hear of before. A device is given the visits of a day, and reports what was done in
 * any number of tries: each report is taken once, none before the step it follows. What was done wins over a plan made
 * meanwhile; what was not finished does not, and is kept for the dispatcher to see.
 */
@Component
public class FieldReports {

    private static final int REPORTS_MAX = 500;

    private final Visits visits;
    private final Tours tours;
    private final Organisation organisation;
    private final HandedOut handedOut;
    private final VisitSteps steps;
    private final Attachments attachments;
    private final LateReports late;

    FieldReports(
            Visits visits,
            Tours tours,
            Organisation organisation,
            HandedOut handedOut,
            VisitSteps steps,
            Attachments attachments,
            LateReports late) {
        this.visits = visits;
        this.tours = tours;
        this.organisation = organisation;
        this.handedOut = handedOut;
        this.steps = steps;
        this.attachments = attachments;
        this.late = late;
    }

    /** The visits of a crew's day in the order of its tour, for its devices to keep. */
    public List<VisitRecord> handOut(CrewId crew, LocalDate day) {
        var given = tours.of(crew, day).stream()
                .map(stop -> visits.record(stop.customer(), stop.visit()))
                .toList();
        if (!given.isEmpty())
            handedOut.note(crew, given.stream().map(VisitRecord::visit).toList());
        return given;
    }

    /** Takes what a device reports, in its order; one receipt for each, and none keeps another from being taken. */
    public List<Receipt> take(List<Report> reports, Device device, StaffMember who, Actor by) {
        if (reports.size() > REPORTS_MAX) throw new Refused("report-many", REPORTS_MAX);
        Set<VisitId> finished = new HashSet<>();
        for (var report : reports) if (report.kind().equals("FINISH")) finished.add(report.visit());
        Set<String> decided = new HashSet<>();
        var receipts = new ArrayList<Receipt>();
        var crew = who.crew() == null ? null : organisation.crew(who.crew());
        for (var report : reports) {
            var receipt = take(report, new Sent(device, crew, finished, decided, by));
            if (receipt.outcome() != Outcome.EARLY) decided.add(report.id());
            receipts.add(receipt);
        }
        return receipts;
    }

    /** Keeps a picture under the hash of its content; sent again, nothing changes. Refused as {@code file-…}. */
    public void keep(CustomerId customer, VisitId visit, String sha256, byte[] bytes, StaffMember who, Actor by) {
        mustBeTheirs(visits.get(customer, visit), who);
        attachments.keep(customer, visit, sha256, bytes, by);
    }

    public List<Attachment> attachments(CustomerId customer, VisitId visit) {
        return attachments.of(customer, visit);
    }

    public Optional<Picture> picture(CustomerId customer, VisitId visit, String sha256) {
        return attachments.read(customer, visit, sha256);
    }

    /** What came of visits that had been taken away, and nobody has looked at. */
    public List<LateReport> late(Scope scope) {
        return late.open(scope);
    }

    /** Somebody has seen to what came late of this visit, and says how. */
    public void settle(CustomerId customer, VisitId visit, String note, Actor by) {
        if (note.isBlank()) throw Refused.field("note", "late-note");
        late.settle(customer, visit, note.strip(), by);
    }

    /** What all reports of one sending share. */
    private record Sent(Device device, @Nullable Crew crew, Set<VisitId> finished, Set<String> decided, Actor by) {}

    private Receipt take(Report report, Sent sent) {
        Visit visit;
        try {
            visit = visits.get(report.customer(), report.visit());
            mustBeTheirs(visit, sent.crew());
        } catch (Refused unknown) {
            return refused(report, unknown, null);
        }
        var crew = sent.crew();
        if (crew == null) throw new IllegalStateException("nobody's visit is theirs");
        try {
            var known = VisitSteps.isStep(report) && visits.knows(report.customer(), report.id());
            if (!known && isEarly(report, sent))
                return new Receipt(report.id(), Outcome.EARLY, "", List.of(), visit.state());
            if (!known) take(report, visit, crew, sent);
            var now = visits.get(report.customer(), report.visit());
            return new Receipt(report.id(), Outcome.TAKEN, "", List.of(), now.state());
        } catch (Refused refused) {
            var code = refused.code();
            if (code.startsWith("visit-is-") || code.equals("visit-replanned"))
                late.keep(report, visit.job().owner(), code, sent.by());
            return refused(report, refused, visit.state());
        }
    }

    private void take(Report report, Visit visit, Crew crew, Sent sent) {
        var planned = visit.appointment();
        var moved = planned.number() != report.appointment() || !planned.crew().equals(crew.id());
        if (!moved || !VisitSteps.isStep(report)) {
            steps.take(report, sent.device(), crew, sent.by());
            return;
        }
        if (!sent.finished().contains(report.visit())) throw new Refused("visit-replanned");
        steps.takeOver(report, sent.device(), crew, sent.by());
        steps.doIfItFits(report, sent.device(), crew, sent.by());
    }

    private boolean isEarly(Report report, Sent sent) {
        var after = report.after();
        return after != null && !sent.decided().contains(after) && !visits.knows(report.customer(), after);
    }

    private void mustBeTheirs(Visit visit, StaffMember who) {
        mustBeTheirs(visit, who.crew() == null ? null : organisation.crew(who.crew()));
    }

    private void mustBeTheirs(Visit visit, @Nullable Crew crew) {
        var theirs =
                crew != null && (visit.appointment().crew().equals(crew.id()) || handedOut.had(crew.id(), visit.id()));
        if (!theirs) throw new Refused("not-found", visit.id().text());
    }

    private static Receipt refused(Report report, Refused why, Visit.@Nullable State state) {
        return new Receipt(report.id(), Outcome.REFUSED, why.code(), why.arguments(), state);
    }
}
