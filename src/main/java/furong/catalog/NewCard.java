package furong.catalog;

import furong.platform.Label;
import java.time.LocalDate;
import java.util.List;

/**
 * The next version of a card, to be published.
 *
 * @param reason why it is changed, such as the number of the suggestion it answers
 */
public record NewCard(
        String transaction,
        LocalDate since,
        Label title,
        List<Label> steps,
        List<Label> documents,
        List<Label> cautions,
        Label fee,
        Label timeLimit,
        String reason) {}
