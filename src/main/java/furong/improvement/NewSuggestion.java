package furong.improvement;

/**
 * A suggestion as somebody makes it on the form.
 *
 * @param version of the form they had before them
 * @param field name of the field it is about; empty if it is about the form as a whole
 * @param what in their words; may be empty for a field to be left out
 */
public record NewSuggestion(
        String transaction, int version, String field, Proposal proposal, String what, String why) {}
