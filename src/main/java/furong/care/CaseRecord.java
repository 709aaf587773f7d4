package furong.care;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A case with all that was done about it.
 *
 * @param done the steps done in this round, by code
 * @param merged cases that are the same and end with it
 */
public record CaseRecord(
        Case matter,
        Procedure procedure,
        Map<String, StepDone> done,
        List<Answered> answers,
        List<Escalated> escalations,
        List<Parked> parkings,
        List<Case> merged) {

    /** A step as it was done. */
    public record StepDone(String code, Instant at, String badge, String note) {}

    /** What the customer was answered in one round. */
    public record Answered(int round, Instant at, Decision decision, String words, boolean inTime, String badge) {}

    /** A level it went up. */
    public record Escalated(int round, int level, Instant at, Procedure.Target target) {}

    /** A time it waited. */
    public record Parked(Instant at, Instant until, String why, String badge) {}

    /** The stage it is in by ISO 10002. */
    public Stage stage() {
        return switch (matter.state()) {
            case CLOSED, MERGED -> Stage.CLOSING;
            case ANSWERED -> Stage.DECISION;
            case OPEN ->
                openSteps().stream().findFirst().map(Procedure.Step::stage).orElse(Stage.RESPONSE);
        };
    }

    /** What is still to be done before the answer, optional steps included. */
    public List<Procedure.Step> openSteps() {
        return procedure.steps().stream()
                .filter(step -> !done.containsKey(step.code()))
                .toList();
    }

    /** Whether the answer may be given. */
    public boolean isReady() {
        return openSteps().stream().noneMatch(Procedure.Step::required);
    }
}
