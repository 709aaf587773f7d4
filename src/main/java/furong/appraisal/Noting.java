package furong.appraisal;

import furong.conduct.BreachReversed;
import furong.conduct.BreachUpheld;
import furong.conduct.Commended;
import furong.conduct.CustomerAnswered;
import furong.conduct.Signal;
import furong.inspection.Inspected;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears whatever counts and notes it with its proof. */
@Component
class Noting {

    private final Appraisals appraisals;

    Noting(Appraisals appraisals) {
        this.appraisals = appraisals;
    }

    @ApplicationModuleListener
    void on(CustomerAnswered answered) {
        var level = answered.level();
        if (level == null) return;
        var kind = switch (level) {
            case DISSATISFIED -> Kind.ANSWER_DISSATISFIED;
            case SATISFIED -> Kind.ANSWER_SATISFIED;
            case TOUCHED -> Kind.ANSWER_TOUCHED;
            case PLEASANT -> Kind.ANSWER_PLEASANT;
        };
        appraisals.note(
                answered.handler(),
                answered.unit(),
                kind,
                answered.callback().subject(),
                "/callbacks/" + answered.customer().text() + "/"
                        + answered.callback().text(),
                answered.at());
    }

    @ApplicationModuleListener
    void on(Inspected inspected) {
        var person = inspected.person();
        if (person == null) return;
        if (inspected.findings() == 0)
            appraisals.note(
                    person,
                    inspected.unit(),
                    Kind.CHECK_CLEAN,
                    inspected.reference(),
                    inspected.page(),
                    inspected.at());
        for (var n = 0; n < inspected.findings(); n++)
            appraisals.note(
                    person,
                    inspected.unit(),
                    Kind.FINDING,
                    inspected.reference() + ":" + n,
                    inspected.page(),
                    inspected.at());
    }

    @ApplicationModuleListener
    void on(BreachUpheld upheld) {
        var complaint = upheld.source() == Signal.Source.COMPLAINT;
        appraisals.note(
                upheld.person(),
                upheld.unit(),
                complaint ? Kind.COMPLAINT : Kind.BREACH,
                "proceeding:" + upheld.proceeding().text(),
                "/proceedings/" + upheld.proceeding().text(),
                upheld.at());
    }

    @ApplicationModuleListener
    void on(BreachReversed reversed) {
        var complaint = reversed.source() == Signal.Source.COMPLAINT;
        appraisals.note(
                reversed.person(),
                reversed.unit(),
                complaint ? Kind.COMPLAINT_REVERSED : Kind.BREACH_REVERSED,
                "proceeding:" + reversed.proceeding().text(),
                "/proceedings/" + reversed.proceeding().text(),
                reversed.at());
    }

    @ApplicationModuleListener
    void on(Commended praise) {
        appraisals.note(
                praise.person(),
                praise.unit(),
                Kind.COMMENDATION,
                "commendation:" + praise.commendation().text(),
                "/commendations/" + praise.commendation().text(),
                praise.at());
    }
}
