package furong.catalog;

import java.time.LocalDate;
import java.util.List;

/**
 * The next version of a form, to be published.
 *
 * @param reason why it is changed, such as the number of the suggestion it answers
 */
public record NewForm(String transaction, LocalDate since, List<FormField> fields, String reason) {}
