package furong.callback;

import furong.care.Answers;
import furong.care.Answers.Heard;
import furong.care.CaseId;
import furong.contact.Duties;
import furong.fault.FaultId;
import furong.fault.Mending;
import furong.platform.Actor;
import furong.survey.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what customers answered to those who handled the matter: with it, or not, ends the duty of the first asked. */
@Component
class Heeding {

    private static final String TOLD_AGAIN = "again";

    private final Answers answers;
    private final Mending mending;

    Heeding(Answers answers, Mending mending) {
        this.answers = answers;
        this.mending = mending;
    }

    /**
     * Hands a callback's end on, in its transaction.
     *
     * @param why what the customer is unhappy about, "" if nothing
     * @return whether the matter itself is open again, so that no rework of it is needed
     */
    boolean ended(Callback.Matter matter, Ending ending, String why, Actor by) {
        var subject = matter.subject();
        if (matter.occasion() == Occasion.COMPLAINT && CaseId.isSubject(subject)) {
            answers.heard(matter.customer(), CaseId.ofSubject(subject), heard(ending, why), again(ending), by);
            return !why.isEmpty();
        }
        if (FaultId.isSubject(subject) && why.isEmpty())
            mending.confirmed(
                    matter.customer(), FaultId.ofSubject(subject), how(ending.disposition()), again(ending), by);
        return false;
    }

    private static Heard heard(Ending ending, String why) {
        if (!why.isEmpty()) return new Heard.Unhappy(why);
        return how(ending.disposition()) == Duties.Confirmed.CALLBACK ? new Heard.Content() : new Heard.Unreached();
    }

    private static Duties.Confirmed how(Disposition disposition) {
        return switch (disposition) {
            case I, P -> Duties.Confirmed.CALLBACK;
            case R, NC, O, X -> Duties.Confirmed.NOT_REACHED;
        };
    }

    private static @Nullable Boolean again(Ending ending) {
        var answer = ending.answers().getOrDefault(TOLD_AGAIN, "");
        return answer.isEmpty() ? null : answer.equals("yes");
    }
}
