package furong.survey;

import furong.platform.Label;
import java.time.Instant;
import java.util.List;

/**
 * The next version of a questionnaire while somebody writes it, right or wrong.
 *
 * @param after the version it follows
 * @param badge who saved it last
 */
public record Draft(
        Occasion occasion, int after, Label opening, List<Script.Question> questions, Instant savedAt, String badge) {

    public Draft {
        questions = List.copyOf(questions);
    }

    /** As it would be asked, for a look before it is published. */
    public Script preview() {
        return new Script(occasion, after + 1, java.time.LocalDate.EPOCH, opening, questions);
    }
}
